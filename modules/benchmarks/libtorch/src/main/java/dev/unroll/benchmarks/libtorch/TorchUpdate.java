package dev.unroll.benchmarks.libtorch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** An update of a model: gradient, clipping of its global norm, Adam. */
final class TorchUpdate {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  private final TensorVector parameters;
  private final Adam optimiser;

  /** Of these parameters, whose moments begin at zero. */
  TorchUpdate(TensorVector parameters) {
    this.parameters = parameters;
    optimiser = new Adam(parameters, new AdamOptions(RATE));
  }

  /**
   * Does one, and frees what it needed.
   *
   * @param loss computed once, from the parameters as they are
   * @return the loss before the update
   */
  double fit(Supplier<Tensor> loss) {
    try (PointerScope scope = new PointerScope()) {
      optimiser.zero_grad();
      Tensor value = loss.get();
      value.backward();
      torch.clip_grad_norm_(parameters, CLIP);
      optimiser.step();
      return value.item_float();
    }
  }

  /** The threads that libtorch computes with, as a contender notes them. */
  static String threads() {
    int threads = torch.get_num_threads();
    return threads + (threads == 1 ? " thread" : " threads");
  }
}
