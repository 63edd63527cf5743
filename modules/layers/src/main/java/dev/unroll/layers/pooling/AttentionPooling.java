package dev.unroll.layers.pooling;

import dev.unroll.core.check.Check;
import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.step.LayerStart;
import dev.unroll.layers.step.SequenceTypes;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer that makes [N, F] of a sequence [N, F, T] by a mean whose weights are learnt (Yang et al.
 * 2016, eq. 5-7).
 *
 * <pre>
 * u_t = tanh(x_t Wk + b)    w = softmax over the unmasked t of u_t · v    s = Σ_t w_t x_t
 * </pre>
 *
 * <p>The mask that comes with the sequence may have any pattern; what hidden steps hold, NaN
 * included, changes nothing, and a row of none becomes zeros. The mask ends here. Parameters: "Wk"
 * [F, A], "b" [1, A], "v" [A, 1]. What a step was worth is at {@link
 * AttentionPoolingLayer#weights}. No weight noise; {@code nIn} is F, and {@code activation(...)}
 * has no effect.
 */
public final class AttentionPooling extends FeedForwardLayer {
  private static final long serialVersionUID = 1L;

  private int hidden;

  /** For reading a saved configuration. */
  AttentionPooling() {}

  private AttentionPooling(Builder builder) {
    super(builder);
    hidden = builder.hidden;
    initializeConstraints(builder);
  }

  /** A, the units of the layer that compares. */
  public int getHidden() {
    return hidden;
  }

  /** One query of one feature, which is 0. */
  AttentionForm form() {
    return AttentionForm.additive(1, (int) nIn, hidden);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    Check.require(
        nIn > 0, "layer " + getLayerName() + ": set nIn, or the input type of the network");
    AttentionPoolingLayer layer = new AttentionPoolingLayer(configuration, type);
    return LayerStart.of(layer, configuration, listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return AttentionPoolingParameters.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    Check.require(
        input instanceof InputType.InputTypeRecurrent,
        "layer " + getLayerName() + ": pooling needs a sequence [N, F, T], but got " + input);
    return InputType.feedForward(SequenceTypes.features(input));
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    if (nIn <= 0 || override) {
      nIn = SequenceTypes.features(input);
      nOut = nIn;
    }
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return SequenceTypes.preProcessor(input, getLayerName());
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    long parameters = initializer().numParams(this);
    return new LayerMemoryReport.Builder(
            getLayerName(), AttentionPooling.class, input, getOutputType(-1, input))
        .standardMemory(parameters, getIUpdater().stateSize(parameters))
        .workingMemory(0, 0, 0, hidden)
        .cacheMemory(0, 0)
        .build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttentionPooling that && super.equals(other) && hidden == that.hidden;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + hidden;
  }

  /** F comes from the input. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {
    private final int hidden;

    /**
     * With A units that compare.
     *
     * @param hidden A &gt; 0
     */
    public Builder(int hidden) {
      this.hidden = Check.positive("hidden", hidden);
      this.activationFn = new ActivationIdentity();
    }

    @Override
    public AttentionPooling build() {
      nOut = nIn;
      return new AttentionPooling(this);
    }
  }
}
