package dev.unroll.layers.ctc;

import dev.unroll.core.check.Check;
import dev.unroll.layers.loss.SparseCrossEntropy;
import dev.unroll.layers.step.LayerStart;
import dev.unroll.layers.step.SequenceTypes;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Output layer with the loss of {@link CtcLoss}, for labels that are not aligned with the frames.
 *
 * <p>Inputs are float [N, H, T]; which frames exist says the feature mask [N, T'] of the network,
 * as the layers below hand it on. Labels are ids [N, L] or [N, 1, L] of any number type; −1 or
 * blanks at the end of a row are padding, and so is what a label mask [N, L] hides. {@code nIn} is
 * H, {@code nOut} is K, the blank among them. Parameters: "W" [H, K] and "b" [K], as in stock
 * {@code RnnOutputLayer}.
 *
 * <p>The score is the sum over utterances in nats, each divided by its number of labels if {@link
 * #isPerLabel()}; as everywhere in Deeplearning4j it is divided by N unless {@code
 * miniBatch(false)}, so that by default it is the mean. An utterance that has too few frames for
 * its labels adds nothing to score and gradient, but counts in N; {@link
 * CtcOutputLayer#impossible()} says how many there were.
 *
 * <p>What {@code output()} returns, [N, K, T], is log-probabilities in nats, 0 where a mask hides
 * the frame; {@code activation(...)} has no effect.
 */
public final class CtcOutput extends BaseOutputLayer {
  private static final long serialVersionUID = 1L;

  private int blank;
  private boolean perLabel;

  /** For reading a saved configuration. */
  CtcOutput() {}

  private CtcOutput(Builder builder) {
    super(builder);
    blank = builder.blank;
    perLabel = builder.perLabel;
    initializeConstraints(builder);
  }

  /** The symbol that stands for none. */
  public int getBlank() {
    return blank;
  }

  /** Whether an utterance's loss is divided by its number of labels, or by 1 when it has none. */
  public boolean isPerLabel() {
    return perLabel;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    LayerValidation.assertNInNOutSet("CtcOutput", getLayerName(), index, getNIn(), getNOut());
    CtcOutputLayer layer = new CtcOutputLayer(configuration, type);
    return LayerStart.of(layer, configuration, listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return DefaultParamInitializer.getInstance();
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return SequenceTypes.of(input, nOut);
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    if (nIn <= 0 || override) {
      nIn = SequenceTypes.features(input);
    }
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return SequenceTypes.preProcessor(input, getLayerName());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CtcOutput that
        && super.equals(other)
        && blank == that.blank
        && perLabel == that.perLabel;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + blank;
  }

  /** Set {@code nIn} to H and {@code nOut} to K. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {
    private int blank;
    private boolean perLabel;

    /** With symbol 0 as the blank. */
    public Builder() {
      super(new SparseCrossEntropy()); // Deeplearning4j wants one to be there; it is never asked
      this.activationFn = new ActivationIdentity();
    }

    /** The symbol in [0, K) that stands for none. */
    public Builder blank(int blank) {
      this.blank = blank;
      return this;
    }

    /** Whether to divide an utterance's loss by its number of labels. */
    public Builder perLabel(boolean perLabel) {
      this.perLabel = perLabel;
      return this;
    }

    /**
     * The layer.
     *
     * @throws IllegalArgumentException when there are not at least two symbols or the blank is none
     *     of them
     */
    @Override
    public CtcOutput build() {
      Check.require(nOut > 1, "nOut must be > 1, the blank and what is said, but was " + nOut);
      Check.require(
          blank >= 0 && blank < nOut, "the blank must be in [0, " + nOut + "), but was " + blank);
      return new CtcOutput(this);
    }
  }
}
