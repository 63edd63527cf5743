package dev.unroll.layers.update;

import dev.unroll.core.check.Check;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonIgnoreProperties;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Weight decay beside the gradient: θ ← θ − η λ θ (Loshchilov and Hutter 2019, algorithm 2, line
 * 12). It is no part of the loss.
 *
 * <p>Deeplearning4j's own {@code WeightDecay}, when asked for on the whole network, is put into
 * each layer twice and adds λ‖θ‖²/2 to the score. Only L1 and L2 are kept from being put in twice,
 * which is why this is an L2. As the {@code regularization} of a network it leaves biases alone.
 */
@JsonIgnoreProperties("l2")
public final class DecoupledDecay extends L2Regularization {
  private static final long serialVersionUID = 1L;

  @JsonProperty private final double decay;

  /**
   * A decay of every parameter that it is put on.
   *
   * @param decay λ, &gt;= 0
   */
  @JsonCreator
  public DecoupledDecay(@JsonProperty("decay") double decay) {
    super(Check.notNegative("decay", decay));
    this.decay = decay;
  }

  /** λ. */
  public double decay() {
    return decay;
  }

  @Override
  public ApplyStep applyStep() {
    return ApplyStep.POST_UPDATER;
  }

  @Override
  public void apply(INDArray param, INDArray update, double rate, int iteration, int epoch) {
    update.addi(param.mul(rate * decay));
  }

  @Override
  public double score(INDArray param, int iteration, int epoch) {
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DecoupledDecay that && that.decay == decay;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(decay);
  }

  @Override
  public Regularization clone() {
    return new DecoupledDecay(decay);
  }
}
