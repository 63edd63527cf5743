package dev.unroll.layers.attention;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Weights over the source steps: a softmax over what the mask keeps.
 *
 * <pre>
 * w_s = m_s exp(e_s) / Σ_j m_j exp(e_j), and 0 where no step is kept
 * ∂L/∂e_s = w_s (∂L/∂w_s − Σ_j w_j ∂L/∂w_j)
 * </pre>
 */
final class Alignment {
  /** Far below any score, and far above the least number of either precision. */
  private static final double NEVER = 1e30;

  private Alignment() {}

  /** Weights [N, T, S] of scores [N, T, S] where all steps are kept. */
  static INDArray weights(INDArray scores) {
    return Transforms.softmax(scores, true);
  }

  /**
   * Weights [N, T, S] of scores [N, T, S].
   *
   * @param mask of ones and zeros, [N, T, S]
   */
  static INDArray weights(INDArray scores, INDArray mask) {
    INDArray kept = scores.mul(mask).addi(mask.sub(1).muli(NEVER));
    INDArray above = kept.max(true, 2);
    INDArray weights = Transforms.exp(kept.subi(above.broadcast(kept.shape())), false).muli(mask);
    // At least 1 where a step is kept, for the greatest score counts exp(0); 0 where none is.
    INDArray total = Transforms.max(weights.sum(true, 2), 0.5, false);
    return weights.divi(total.broadcast(weights.shape()));
  }

  /** Gradient at the scores from the one at the weights; all [N, T, S]. */
  static INDArray backward(INDArray weights, INDArray gradient) {
    INDArray product = weights.mul(gradient);
    INDArray total = product.sum(true, 2);
    return product.subi(weights.mul(total.broadcast(weights.shape())));
  }
}
