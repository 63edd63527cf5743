package dev.unroll.benchmarks.libtorch;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A conditional random field over a chain of tags, as it is written for PyTorch, which has none:
 * the forward algorithm step by step for all sentences and pairs of tags at once, and autograd for
 * its gradient.
 */
final class TorchChain {
  private final Tensor start;
  private final Tensor end;
  private final Tensor between;

  /** All scores begin as zeros. */
  TorchChain(int tags) {
    start = torch.zeros(tags).requires_grad_(true);
    end = torch.zeros(tags).requires_grad_(true);
    between = torch.zeros(tags, tags).requires_grad_(true);
  }

  List<Tensor> parameters() {
    return List.of(start, end, between);
  }

  /**
   * Negative log-likelihood in nats, the mean over words.
   *
   * @param emissions [T, N, K]
   * @param tags long [T, N]
   */
  Tensor loss(Tensor emissions, Tensor tags) {
    Tensor all = partition(emissions).sum().sub(score(emissions, tags));
    return all.div(new Scalar((double) tags.numel()));
  }

  /** The scores of the given tags, added up over all sentences. */
  private Tensor score(Tensor emissions, Tensor tags) {
    long moves = tags.size(0) - 1;
    Tensor from = tags.narrow(0, 0, moves).mul(new Scalar(between.size(0)));
    Tensor pairs = from.add(tags.narrow(0, 1, moves)).flatten();
    return emissions
        .gather(2, tags.unsqueeze(2))
        .sum()
        .add(start.index_select(0, tags.select(0, 0)).sum())
        .add(between.flatten().index_select(0, pairs).sum())
        .add(end.index_select(0, tags.select(0, moves)).sum());
  }

  /** The logarithm of the sum over all tags, [N]. */
  private Tensor partition(Tensor emissions) {
    Tensor score = start.add(emissions.select(0, 0));
    for (long t = 1; t < emissions.size(0); t++) {
      Tensor pairs = score.unsqueeze(2).add(between).add(emissions.select(0, t).unsqueeze(1));
      score = torch.logsumexp(pairs, 1);
    }
    return torch.logsumexp(score.add(end), 1);
  }
}
