package dev.unroll.layers.highway;

import dev.unroll.core.check.Check;
import dev.unroll.layers.step.LayerStart;
import dev.unroll.layers.step.SequenceTypes;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A highway layer with coupled gates: [N, F] to [N, F], or [N, F, T] to [N, F, T] step by step
 * (Srivastava, Greff and Schmidhuber 2015, "Training very deep networks", eq. 3).
 *
 * <pre>
 * H = f(x W_H + b_H)    T = σ(x W_T + b_T)    y = H ∘ T + x ∘ (1 − T)
 * </pre>
 *
 * <p>b_T begins below zero, so that a new layer passes on most of its input. The number of inputs
 * is also that of outputs: where it changes, put a dense layer. f is the activation, by default
 * max(0, z). Parameters: "W" [F, 2 F], the columns of W_H before those of W_T, and "b" [1, 2 F].
 *
 * <p>Where a mask of a sequence is 0 the input may be anything; the output is 0, and nothing is
 * learnt there. {@link HighwayLayer#gates} shows T.
 */
public final class Highway extends FeedForwardLayer {
  private static final long serialVersionUID = 1L;

  /** b_T of a new layer where nothing else is asked for. */
  public static final double TRANSFORM_BIAS = -2;

  @JsonProperty private double transformBias;

  /** For reading a saved configuration. */
  Highway() {}

  private Highway(Builder builder) {
    super(builder);
    transformBias = builder.transformBias;
    initializeConstraints(builder);
  }

  /** b_T of a new layer. */
  public double transformBias() {
    return transformBias;
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    if (nIn <= 0 || override) {
      nIn = SequenceTypes.features(input);
      nOut = nIn;
    }
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return SequenceTypes.of(input, nOut);
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return input.getType() == InputType.Type.RNN
        ? SequenceTypes.preProcessor(input, getLayerName())
        : super.getPreProcessorForInputType(input);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    LayerValidation.assertNInNOutSet("Highway", getLayerName(), index, getNIn(), getNOut());
    Check.require(
        getNIn() == getNOut(),
        "layer "
            + getLayerName()
            + ": a highway has as many outputs as inputs, but was given "
            + getNOut()
            + " and "
            + getNIn()
            + "; put a dense layer before it");
    HighwayLayer layer = new HighwayLayer(configuration, type);
    return LayerStart.of(layer, configuration, listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return HighwayParameters.INSTANCE;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    long parameters = initializer().numParams(this);
    return new LayerMemoryReport.Builder(
            getLayerName(), Highway.class, input, getOutputType(-1, input))
        .standardMemory(parameters, getIUpdater().stateSize(parameters))
        .workingMemory(0, 0, 0, 4 * nOut)
        .cacheMemory(0, 0)
        .build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Highway that
        && super.equals(other)
        && transformBias == that.transformBias;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Double.hashCode(transformBias);
  }

  /** The number of units comes from the input type, or from {@link #units}. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {
    private double transformBias = TRANSFORM_BIAS;

    /** With max(0, z) as activation, whatever the network's default is. */
    public Builder() {
      this.activationFn = new ActivationReLU();
    }

    /** Sets the number of inputs and outputs, F. */
    @Override
    public Builder units(int units) {
      return nIn(units).nOut(units);
    }

    /**
     * Sets b_T of a new layer.
     *
     * @param bias below zero to begin with passing the input on; the paper takes −1 to −4, the
     *     lower the deeper the network
     */
    public Builder transformBias(double bias) {
      Check.require(Double.isFinite(bias), "transform bias must be finite, but was " + bias);
      this.transformBias = bias;
      return this;
    }

    @Override
    public Highway build() {
      return new Highway(this);
    }
  }
}
