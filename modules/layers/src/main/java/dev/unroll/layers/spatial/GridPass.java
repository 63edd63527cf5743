package dev.unroll.layers.spatial;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A recurrence over sequences of pictures, for one size of batch. Planes are [T · N, channels, H,
 * W], states [N, M, H, W]. The planes that are returned are the pass's own, until the next pass.
 */
interface GridPass {
  /**
   * What a backward pass gives besides the gradients of the parameters.
   *
   * @param input ∂L/∂x
   * @param states with respect to the first states
   */
  record Below(Planes input, List<INDArray> states) {}

  /**
   * Forwards.
   *
   * @param x [T · N, C, H, W]; not changed
   * @param first the states before the first step; empty for zeros
   * @return h, [T · N, M, H, W]
   */
  Planes forward(Planes x, List<INDArray> first, Map<String, INDArray> parameters);

  /** The states after the last step; new arrays. */
  List<INDArray> last();

  /**
   * Backwards through the last pass, once.
   *
   * @param dh ∂L/∂h, [T · N, M, H, W]; not changed
   * @param last with respect to the last states; empty for zeros
   * @param parameters those of the forward pass
   * @param gradients replaced
   */
  Below backward(
      Planes dh,
      List<INDArray> last,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients);
}
