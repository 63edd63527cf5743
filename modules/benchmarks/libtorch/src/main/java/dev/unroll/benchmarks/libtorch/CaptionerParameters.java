package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.CaptionerCase;
import dev.unroll.benchmarks.work.CaptionerCase.Task;
import dev.unroll.benchmarks.work.CaptionerWeights;
import dev.unroll.benchmarks.work.CaptionerWeights.Weight;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The weights of a case as libtorch's functions take them, each asked for once. */
final class CaptionerParameters {
  /** Where lanes i, f, g, o of libtorch are among g, f, o, i. */
  private static final long[] LANES = {3, 1, 0, 2};

  private final Map<String, Weight> weights;
  private final boolean trained;
  private final TensorVector all = new TensorVector();

  CaptionerParameters(CaptionerCase work) {
    weights = CaptionerWeights.of(work);
    trained = work.task() == Task.TRAIN;
  }

  /** All that were asked for. */
  TensorVector all() {
    return all;
  }

  /** In its own shape. */
  Tensor as(String name) {
    return kept(plain(name));
  }

  /** A matrix [inputs, outputs] as [outputs, inputs]. */
  Tensor transposed(String name) {
    return kept(plain(name).t().contiguous());
  }

  /** As {@link #transposed}, of an LSTM's lanes. */
  Tensor lanes(String name) {
    return kept(ordered(plain(name)).t().contiguous());
  }

  /** A bias. */
  TensorOptional bias(String name) {
    return new TensorOptional(kept(plain(name)));
  }

  /** A bias without this token, which cannot be written then. */
  TensorOptional biasWithout(String name, int token) {
    weights.get(name).values()[token] = Float.NEGATIVE_INFINITY;
    return bias(name);
  }

  /** A bias of an LSTM's lanes. */
  TensorOptional laneBias(String name) {
    return new TensorOptional(kept(ordered(plain(name).unsqueeze(0)).flatten()));
  }

  private Tensor plain(String name) {
    Weight weight = weights.get(name);
    return torch.tensor(weight.values()).view(weight.shape());
  }

  private static Tensor ordered(Tensor lanes) {
    Tensor parted = lanes.view(lanes.size(0), LANES.length, -1);
    return parted.index_select(1, torch.tensor(LANES)).flatten(1, 2);
  }

  private Tensor kept(Tensor values) {
    Tensor own = trained ? values.set_requires_grad(true) : values;
    all.push_back(own);
    return own;
  }
}
