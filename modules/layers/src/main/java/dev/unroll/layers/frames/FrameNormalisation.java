package dev.unroll.layers.frames;

import dev.unroll.core.check.Check;
import dev.unroll.layers.step.LayerStart;
import dev.unroll.layers.step.SequenceTypes;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Normalisation of the frames of sequences [N, F, T], between recurrent layers:
 *
 * <pre>
 * y = γ ∘ (x − μ) / √(σ² + ε) + β        ε = 1e-5
 * </pre>
 *
 * <p>Over {@link Over#FRAMES}, μ and σ² are those of each feature over all frames of the minibatch
 * that a mask leaves (Amodei et al. 2015, section 3.2, "sequence-wise"). Without training they are
 * running means, which move by 1 − decay towards those of each batch in its backward pass. They are
 * parameters, "mean" and "variance" [1, F], so that checkpoints hold them; their gradient is 0,
 * with which no updater moves them, and no regularisation is asked for them.
 *
 * <p>Over {@link Over#FEATURES}, μ and σ² are those of each frame over its own features (Ba, Kiros
 * and Hinton 2016); training and inference are the same.
 *
 * <p>"gamma" and "beta" [1, F] begin at 1 and 0. A frame that does not exist is 0 and changes
 * nothing. {@code nOut} is {@code nIn} is F.
 */
public final class FrameNormalisation extends FrameLayer {
  private static final long serialVersionUID = 1L;

  /** What means and variances are taken over. */
  public enum Over {
    /** Over the frames of the batch, for each feature: batch normalisation. */
    FRAMES,
    /** Over the features, for each frame: layer normalisation. */
    FEATURES
  }

  @JsonProperty private Over over;
  @JsonProperty private double decay;

  /** For reading a saved configuration. */
  FrameNormalisation() {}

  private FrameNormalisation(Builder builder) {
    super(builder);
    over = builder.over;
    decay = builder.decay;
    initializeConstraints(builder);
  }

  /** What means and variances are taken over. */
  public Over over() {
    return over;
  }

  /** How much of a running mean stays when a batch moves it. */
  public double decay() {
    return decay;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    LayerValidation.assertNInNOutSet(
        "FrameNormalisation", getLayerName(), index, getNIn(), getNOut());
    Check.require(
        nIn == nOut,
        "layer " + getLayerName() + ": nOut must be nIn, but they are " + nOut + " and " + nIn);
    FrameNormalisationLayer layer = new FrameNormalisationLayer(configuration, type);
    return LayerStart.of(layer, configuration, listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return NormalisationParameters.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return SequenceTypes.of(input, SequenceTypes.features(input));
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    super.setNIn(input, override);
    nOut = nIn;
  }

  @Override
  long kept() {
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameNormalisation that
        && super.equals(other)
        && over == that.over
        && decay == that.decay;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + over.hashCode();
  }

  /** Nothing more need be set in a network that knows its input. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {
    private final Over over;
    private double decay = 0.9;

    /** With a decay of 0.9. */
    public Builder(Over over) {
      this.over = over;
      this.activationFn = new ActivationIdentity();
    }

    /** How much of a running mean stays when a batch moves it, in [0, 1). */
    public Builder decay(double decay) {
      this.decay = Check.within("decay", decay, 0, 1);
      return this;
    }

    @Override
    public FrameNormalisation build() {
      return new FrameNormalisation(this);
    }
  }
}
