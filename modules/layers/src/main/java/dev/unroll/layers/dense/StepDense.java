package dev.unroll.layers.dense;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The same dense layer at every step: y_t = f(x_t W + b), from [N, F, T] to [N, H, T].
 *
 * <p>Stock {@code DenseLayer} does it between two preprocessors, which copy; here memory stays [T,
 * N, F]. Parameters are the stock layer's, "W" [F, H] and "b" [1, H]. Where a mask [N, T] is 0 the
 * output is 0 and no gradient goes back; the input there may be any number.
 */
public final class StepDense extends FeedForwardLayer {
  private static final long serialVersionUID = 1L;

  private boolean bias = true;

  /** For reading a saved configuration. */
  StepDense() {}

  private StepDense(Builder builder) {
    super(builder);
    bias = builder.bias;
    initializeConstraints(builder);
  }

  /** Whether there is a "b"; read by Deeplearning4j's initialiser. */
  public boolean hasBias() {
    return bias;
  }

  /** As {@link #hasBias()}, for saving. */
  public boolean isBias() {
    return bias;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    LayerValidation.assertNInNOutSet("StepDense", getLayerName(), index, getNIn(), getNOut());
    StepDenseLayer layer = new StepDenseLayer(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    Map<String, INDArray> table = initializer().init(configuration, parameters, initialise);
    layer.setParamTable(table);
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return bias ? DefaultParamInitializer.getInstance() : WeightOnly.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return InputType.recurrent(nOut, sequence(input).getTimeSeriesLength(), RNNFormat.NCW);
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    if (nIn <= 0 || override) {
      nIn = sequence(input).getSize();
    }
  }

  private InputType.InputTypeRecurrent sequence(InputType input) {
    if (input instanceof InputType.InputTypeRecurrent sequence) {
      return sequence;
    }
    throw new IllegalArgumentException(
        "layer " + getLayerName() + " needs sequences [N, F, T], but got " + input);
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return InputTypeUtil.getPreprocessorForInputTypeRnnLayers(input, RNNFormat.NCW, layerName);
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    long parameters = initializer().numParams(this);
    return new LayerMemoryReport.Builder(
            getLayerName(), StepDense.class, input, getOutputType(-1, input))
        .standardMemory(parameters, getIUpdater().stateSize(parameters))
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StepDense that && super.equals(other) && bias == that.bias;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Boolean.hashCode(bias);
  }

  /** Set {@code nIn} to F, or leave it to the network's input types, and {@code nOut} to H. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {
    private boolean bias = true;

    /** Whether there is a bias; there is unless told otherwise. */
    public Builder hasBias(boolean bias) {
      this.bias = bias;
      return this;
    }

    @Override
    public StepDense build() {
      return new StepDense(this);
    }
  }
}
