package dev.unroll.layers.spatial;

import dev.unroll.layers.kernel.ConvolutionShape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Convolution with as many zeros around a picture that the result is as large, one pixel after the
 * other (cross-correlation, as everywhere in networks): z = w ∗ x + b, [P, C, H, W] to [P, M, H,
 * W].
 */
sealed interface SameConvolution permits NativeConvolution, LoopConvolution {

  /**
   * Filters, or their gradient.
   *
   * @param w [C · k · k, M] in 'f' order without gaps, the memory of [M, C, k, k] in 'c' order
   * @param b [1, M]
   */
  record Filters(INDArray w, INDArray b) {
    /** Without a bias: one of zeros, or as a gradient one that nobody reads. */
    static Filters unbiased(INDArray w) {
      return new Filters(w, Nd4j.zeros(w.dataType(), 1, w.size(1)));
    }
  }

  /**
   * For pictures of a pass.
   *
   * @param inputs C
   * @param outputs M
   * @param kernel k, odd
   */
  static SameConvolution of(GridShape grid, int inputs, int outputs, int kernel) {
    ConvolutionShape shape =
        new ConvolutionShape(inputs, outputs, grid.height(), grid.width(), kernel, 1, kernel / 2);
    return grid.isFast() ? new NativeConvolution(shape) : new LoopConvolution(shape);
  }

  /** Computes z, which is replaced. */
  void forward(Planes x, Filters filters, Planes z);

  /** Computes ∂L/∂x of ∂L/∂z; replaces what is in {@code dx}. */
  void input(Planes dz, Filters filters, Planes dx);

  /** Computes ∂L/∂w and ∂L/∂b, summed over the pictures; replaces what is there. */
  void weights(Planes x, Planes dz, Filters gradient);
}
