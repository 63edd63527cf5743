package dev.unroll.layers.embedding;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Looks up a vector for each token id: y_nt = W[x_nt] (Bengio et al. 2003, the matrix C).
 *
 * <p>Ids come as [N, 1, T] or [N, T] of any number type ([N] for one step), vectors go out as float
 * [N, E, T], in memory [T, N, E]. {@code nIn} is V, {@code nOut} is E. Where an input mask [N, T]
 * is 0 the id may be anything, the vector is zero and nothing is learnt.
 *
 * <p>The one parameter "W" [V, E] has no bias and lies row after row. Stock {@code
 * EmbeddingSequenceLayer} has a parameter of the same name and shape that lies column after column:
 * to take over its values use {@code setParam("W", w)}, which reorders, not the flat vector of all
 * parameters.
 */
public final class TokenEmbedding extends FeedForwardLayer {
  private static final long serialVersionUID = 1L;

  /** For reading a saved configuration. */
  TokenEmbedding() {}

  private TokenEmbedding(Builder builder) {
    super(builder);
    initializeConstraints(builder);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    LayerValidation.assertNInNOutSet("TokenEmbedding", getLayerName(), index, getNIn(), getNOut());
    TokenEmbeddingLayer layer = new TokenEmbeddingLayer(configuration, type);
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
    return RowMajorParameters.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    long steps =
        input instanceof InputType.InputTypeRecurrent sequence
            ? sequence.getTimeSeriesLength()
            : input.arrayElementsPerExample();
    return InputType.recurrent(nOut, steps, RNNFormat.NCW);
  }

  /** V cannot be known from the input, which has one feature; it must be set. */
  @Override
  public void setNIn(InputType input, boolean override) {}

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return input.getType() == InputType.Type.RNN ? null : super.getPreProcessorForInputType(input);
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    long parameters = initializer().numParams(this);
    return new LayerMemoryReport.Builder(
            getLayerName(), TokenEmbedding.class, input, getOutputType(-1, input))
        .standardMemory(parameters, getIUpdater().stateSize(parameters))
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }

  /** Set {@code nIn} to V and {@code nOut} to E. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {
    /** With the identity as activation, whatever the network's default is. */
    public Builder() {
      this.activationFn = new ActivationIdentity();
    }

    @Override
    public TokenEmbedding build() {
      return new TokenEmbedding(this);
    }
  }
}
