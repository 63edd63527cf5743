package dev.unroll.layers.output;

import dev.unroll.core.check.Check;
import dev.unroll.layers.loss.SparseCrossEntropy;
import java.util.Arrays;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Softmax output layer whose labels are ids; its loss is that of {@link LabelLoss}.
 *
 * <p>Inputs are float [N, H, T] ([N, H] for one step), labels [N, 1, T] or [N, T] of any number
 * type, a label mask is [N, T]: 0 hides a step, whatever logits and label are there, other numbers
 * are factors of the loss. {@code nIn} is H, {@code nOut} is V. Parameters: "W" [H, V] and "b" [V],
 * as in stock {@code RnnOutputLayer}.
 *
 * <p>What {@code output()} returns, [N, V, T], is up to the activation: softmax for probabilities
 * (the default), identity for logits divided by the temperature. Neither changes the loss. As
 * everywhere in Deeplearning4j the score is the sum over rows and steps, in nats, divided by N
 * unless {@code miniBatch(false)}.
 */
public final class SoftmaxOutput extends BaseOutputLayer {
  private static final long serialVersionUID = 1L;

  private double smoothing;
  private double[] classWeights = {};
  private double temperature = 1;

  /** For reading a saved configuration. */
  SoftmaxOutput() {}

  private SoftmaxOutput(Builder builder) {
    super(builder);
    smoothing = builder.smoothing;
    classWeights = builder.classWeights;
    temperature = builder.temperature;
    initializeConstraints(builder);
  }

  /** ε of {@link LabelLoss}. */
  public double getSmoothing() {
    return smoothing;
  }

  /** w of {@link LabelLoss} [V], or empty for ones. */
  public double[] getClassWeights() {
    return classWeights.clone();
  }

  /** τ of {@link LabelLoss}. */
  public double getTemperature() {
    return temperature;
  }

  LabelLoss loss() {
    return new LabelLoss((int) nOut, smoothing, classWeights, temperature);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    LayerValidation.assertNInNOutSet("SoftmaxOutput", getLayerName(), index, getNIn(), getNOut());
    SoftmaxOutputLayer layer = new SoftmaxOutputLayer(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(configuration, parameters, initialise));
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return DefaultParamInitializer.getInstance();
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return input instanceof InputType.InputTypeRecurrent sequence
        ? InputType.recurrent(nOut, sequence.getTimeSeriesLength(), RNNFormat.NCW)
        : InputType.feedForward(nOut);
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    if (nIn <= 0 || override) {
      nIn =
          input instanceof InputType.InputTypeRecurrent sequence
              ? sequence.getSize()
              : input.arrayElementsPerExample();
    }
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return input.getType() == InputType.Type.FF
        ? null
        : InputTypeUtil.getPreprocessorForInputTypeRnnLayers(input, RNNFormat.NCW, getLayerName());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SoftmaxOutput that
        && super.equals(other)
        && smoothing == that.smoothing
        && temperature == that.temperature
        && Arrays.equals(classWeights, that.classWeights);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Double.hashCode(smoothing + temperature);
  }

  /** Set {@code nIn} to H and {@code nOut} to V. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {
    private double smoothing;
    private double[] classWeights = {};
    private double temperature = 1;

    /** With probabilities as output, whatever the network's default activation is. */
    public Builder() {
      super(new SparseCrossEntropy());
      this.activationFn = new ActivationSoftmax();
    }

    /** Share ε in [0, 1) of the target that is spread over all classes. */
    public Builder smoothing(double smoothing) {
      this.smoothing = smoothing;
      return this;
    }

    /** A factor &gt;= 0 for each of the V classes. */
    public Builder classWeights(double... classWeights) {
      this.classWeights = classWeights.clone();
      return this;
    }

    /** What logits are divided by, in training and in output; &gt; 0. */
    public Builder temperature(double temperature) {
      this.temperature = temperature;
      return this;
    }

    /**
     * The layer.
     *
     * @throws IllegalArgumentException when an option is out of its range or the activation is
     *     neither softmax nor identity
     */
    @Override
    public SoftmaxOutput build() {
      Check.require(
          activationFn instanceof ActivationSoftmax || activationFn instanceof ActivationIdentity,
          "SoftmaxOutput returns probabilities or logits: use activation SOFTMAX or IDENTITY, not "
              + activationFn);
      SoftmaxOutput layer = new SoftmaxOutput(this);
      layer.loss();
      return layer;
    }
  }
}
