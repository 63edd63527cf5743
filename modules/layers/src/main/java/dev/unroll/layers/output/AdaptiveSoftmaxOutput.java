package dev.unroll.layers.output;

import dev.unroll.layers.loss.SparseCrossEntropy;
import dev.unroll.layers.step.LayerStart;
import java.util.Arrays;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adaptive softmax for large vocabularies (Grave et al. 2017, "Efficient softmax approximation for
 * GPUs"), for ids ordered by falling frequency.
 *
 * <pre>
 * log p(c | x) = log softmax(x W + b)_c                                     c below the first cutoff
 * log p(c | x) = log softmax(x W + b)_{tail k} + log softmax(x P_k W_k)_c   c in tail k
 * </pre>
 *
 * The probabilities are exact: they sum to one, and score, output and evaluation agree. A row costs
 * the head and the one tail that its label is in, and tails have fewer units. Parameters are "W",
 * "b" and for each tail "P0", "W0" and so on. Shapes, labels, masks and scores are those of {@link
 * SoftmaxOutput}; with the identity as activation the output is log-probabilities. No weight noise.
 */
public final class AdaptiveSoftmaxOutput extends LabelOutput {
  private static final long serialVersionUID = 1L;

  private int[] cutoffs = {};
  private double divisor = 4;

  /** For reading a saved configuration. */
  AdaptiveSoftmaxOutput() {}

  private AdaptiveSoftmaxOutput(Builder builder) {
    super(builder);
    cutoffs = builder.cutoffs;
    divisor = builder.divisor;
    initializeConstraints(builder);
  }

  /** The first class of each tail. */
  public int[] getCutoffs() {
    return cutoffs.clone();
  }

  /** By how much each tail has fewer units than what comes before it. */
  public double getDivisor() {
    return divisor;
  }

  Clusters clusters() {
    return new Clusters((int) nIn, (int) nOut, cutoffs, divisor);
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
        "AdaptiveSoftmaxOutput", getLayerName(), index, getNIn(), getNOut());
    return LayerStart.of(
        new AdaptiveSoftmaxOutputLayer(configuration, type),
        configuration,
        listeners,
        index,
        parameters,
        initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return AdaptiveParameters.INSTANCE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AdaptiveSoftmaxOutput that
        && super.equals(other)
        && divisor == that.divisor
        && Arrays.equals(cutoffs, that.cutoffs);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Arrays.hashCode(cutoffs);
  }

  /** Set {@code nIn} to H and {@code nOut} to V. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {
    private final int[] cutoffs;
    private double divisor = 4;

    /**
     * With probabilities as output, whatever the network's default activation is.
     *
     * @param cutoffs the first class of each tail, ascending; such as 2,000 and 10,000
     */
    public Builder(int... cutoffs) {
      super(new SparseCrossEntropy());
      this.activationFn = new ActivationSoftmax();
      this.cutoffs = cutoffs.clone();
    }

    /** Tail k has H / divisor^(k + 1) units; 4 unless set. */
    public Builder divisor(double divisor) {
      this.divisor = divisor;
      return this;
    }

    /**
     * The layer.
     *
     * @throws IllegalArgumentException when cutoffs do not ascend or the activation is neither
     *     softmax nor identity
     */
    @Override
    public AdaptiveSoftmaxOutput build() {
      requireProbabilitiesOrLogits(activationFn);
      AdaptiveSoftmaxOutput layer = new AdaptiveSoftmaxOutput(this);
      layer.clusters();
      return layer;
    }
  }
}
