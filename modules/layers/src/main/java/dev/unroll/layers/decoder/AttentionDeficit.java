package dev.unroll.layers.decoder;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far the attention of a pass is from looking at each source step once in all: the doubly
 * stochastic regularisation of Xu et al. 2015, eq. 14.
 *
 * <pre>
 * d_ns = 1 − Σ_t α_nts, and 0 where s is padding or row n has no target step
 * penalty = λ Σ_n Σ_s d_ns²    ∂penalty/∂α_nts = −2 λ d_ns
 * </pre>
 *
 * @param deficits d, [N, S]
 */
record AttentionDeficit(INDArray deficits) {
  /**
   * @param weights α of a pass over the input, [N, T, S], zero where a mask leaves out
   */
  static AttentionDeficit of(INDArray weights, DecoderInput input) {
    INDArray asked = input.targetMask().neq(0).castTo(weights.dataType()).max(1);
    INDArray counts = input.sourceMask().neq(0).castTo(weights.dataType());
    INDArray deficits = weights.sum(1).rsubi(1).muli(counts).muliColumnVector(asked);
    return new AttentionDeficit(deficits);
  }

  /** The penalty in nats, summed over the rows. */
  double penalty(double lambda) {
    return lambda * deficits.mul(deficits).sumNumber().doubleValue();
  }

  /** The penalty's gradient at the weights, the same for each t, [N, S]. */
  INDArray slope(double lambda) {
    return deficits.mul(-2 * lambda);
  }
}
