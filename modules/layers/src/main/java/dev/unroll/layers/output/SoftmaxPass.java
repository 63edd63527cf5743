package dev.unroll.layers.output;

import dev.unroll.layers.kernel.NativeKernels;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Logits, losses and gradients of rows. Arrays lie row after row. For one thread at a time. */
sealed interface SoftmaxPass permits FusedPass, PlainPass {
  /** Bytes of logits that are held at once. */
  long BOUND = 32L << 20;

  /** The fastest pass for a type on this machine. */
  static SoftmaxPass of(DataType type) {
    return type == DataType.FLOAT && NativeKernels.available() ? new FusedPass() : new PlainPass();
  }

  /**
   * Computes the output.
   *
   * @param x [R, H]
   * @param temperature τ
   * @param target [R, V]: z / τ, or their softmax if {@code probabilities}
   */
  void output(
      INDArray x, Projection weights, double temperature, boolean probabilities, INDArray target);

  /** The loss of each row, in nats, times its mask. */
  double[] losses(LabelRows rows, Projection weights, LabelLoss loss);

  /** As {@link #losses}, and the gradient of their sum. */
  double[] losses(LabelRows rows, Projection weights, LabelLoss loss, OutputGradient gradient);

  /** Rows of a chunk: as many as fit in the bound, but even over the chunks. */
  static int chunk(int rows, int classes, int bytes) {
    long most = Math.max(1, BOUND / ((long) classes * bytes));
    long chunks = (rows + most - 1) / most;
    return (int) ((rows + chunks - 1) / chunks);
  }
}
