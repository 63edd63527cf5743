package dev.unroll.benchmarks.libtorch;

import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** A captioning network as one writes it with PyTorch's modules. */
interface CaptionModel {
  /** All that an optimiser changes. */
  TensorVector parameters();

  /** Mean cross-entropy of the labels in nats, and what else is lost, divided by them, too. */
  Tensor loss(CaptionTensors batch);

  /** The parameters of all modules. */
  static TensorVector parameters(Module... modules) {
    TensorVector all = new TensorVector();
    for (Module module : modules) {
      TensorVector own = module.parameters();
      for (long i = 0; i < own.size(); i++) {
        all.push_back(own.get(i));
      }
    }
    return all;
  }
}
