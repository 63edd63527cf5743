package dev.unroll.layers.output;

import dev.unroll.core.check.Check;
import dev.unroll.layers.loss.SparseCrossEntropy;
import dev.unroll.layers.step.LayerStart;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Output layer whose tags are a chain, as in Huang, Xu and Yu 2015 ("Bidirectional LSTM-CRF models
 * for sequence tagging"): emissions e = x W + b at each step, and the loss −log p(y) of {@link
 * dev.unroll.layers.crf.LinearChain} for each row.
 *
 * <p>Inputs are float [N, H, T], labels are ids [N, 1, T] or [N, T] of any number type, a label
 * mask is [N, T] of zeros and ones: 0 hides a step in any place, and the chain passes over it.
 * {@code nIn} is H, {@code nOut} is K. Parameters: "W" [H, K], "b" [1, K], "A" [K, K] from tag to
 * tag, "start" and "end" [1, K]; the last three begin as zeros.
 *
 * <p>A chain never crosses a segment of truncated back-propagation through time: each segment is
 * scored as a sequence of its own, with start and end at each cut and no transition over it. With a
 * weight or an emission that is no number the loss is NaN, as of other output layers, so that a
 * training that diverged is seen.
 *
 * <p>What {@code output()} returns, [N, K, T], is the emissions in nats, for {@link
 * CrfOutputLayer#chain()} to find the best tags from; 0 where a label mask hides the step. The
 * score is the sum over rows in nats, divided by N unless {@code miniBatch(false)}, as that of
 * {@link SoftmaxOutput}, to which it is equal while A, start and end are zeros.
 */
public final class CrfOutput extends LabelOutput {
  private static final long serialVersionUID = 1L;

  /** For reading a saved configuration. */
  CrfOutput() {}

  private CrfOutput(Builder builder) {
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
    LayerValidation.assertNInNOutSet("CrfOutput", getLayerName(), index, getNIn(), getNOut());
    CrfOutputLayer layer = new CrfOutputLayer(configuration, type);
    return LayerStart.of(layer, configuration, listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return CrfParameters.INSTANCE;
  }

  /** Set {@code nIn} to H and {@code nOut} to K. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {
    /** With emissions as output, whatever the network's default activation is. */
    public Builder() {
      super(new SparseCrossEntropy()); // Deeplearning4j wants one to be there; it is never asked
      this.activationFn = new ActivationIdentity();
    }

    /**
     * The layer.
     *
     * @throws IllegalArgumentException when the activation is not the identity
     */
    @Override
    public CrfOutput build() {
      Check.require(
          activationFn instanceof ActivationIdentity,
          "a CRF output layer returns emissions: use activation IDENTITY, not " + activationFn);
      return new CrfOutput(this);
    }
  }
}
