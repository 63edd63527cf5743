package dev.unroll.layers.attention;

import dev.unroll.layers.kernel.NativeKernels;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * e_nts = Σ_a v_a tanh(q_nta + k_nsa), and its derivatives.
 *
 * <pre>
 * g_ntsa = ∂L/∂e_nts v_a (1 − tanh²(q_nta + k_nsa))
 * ∂L/∂q_nta = Σ_s g_ntsa   ∂L/∂k_nsa = Σ_t g_ntsa
 * ∂L/∂v_a = Σ_nts ∂L/∂e_nts tanh(q_nta + k_nsa)
 * </pre>
 */
interface TanhSum {
  /** Scores [N, T, S] of q [N, T, A], k [N, S, A] and v [A]. */
  INDArray forward(INDArray q, INDArray k, INDArray v);

  /**
   * The way back.
   *
   * @param gradient at the scores [N, T, S]
   * @param keysGradient [N, S, A]; added to
   * @param weightGradient [A]; added to
   * @return gradient at q [N, T, A]
   */
  INDArray backward(
      INDArray gradient,
      INDArray q,
      INDArray k,
      INDArray v,
      INDArray keysGradient,
      INDArray weightGradient);

  /** What computes arrays of this type fastest here. */
  static TanhSum forType(DataType type) {
    return type == DataType.FLOAT && NativeKernels.available()
        ? new FastTanhSum()
        : new PortableTanhSum();
  }
}
