package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.Pairs;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Pairs as libtorch takes them, made before the clock runs.
 *
 * @param source ids, long [S, N]
 * @param lengths of the sources, long [N]
 * @param padding bool [N, 1, S], true after a source's end
 * @param inputs ids from the start symbol on, long [T, N]
 * @param labels ids after each input, long [N, T], {@link #IGNORED} after a target's end
 */
record PairTensors(Tensor source, Tensor lengths, Tensor padding, Tensor inputs, Tensor labels) {
  /** The label that libtorch's cross-entropy leaves out unless told otherwise. */
  static final long IGNORED = -100;

  static PairTensors of(Pairs pairs) {
    List<int[]> targets = pairs.targets();
    Tensor source = rows(pairs.sources(), IGNORED);
    return new PairTensors(
        source.clamp_min(new Scalar(0)).transpose(0, 1).contiguous(),
        torch.tensor(pairs.sources().stream().mapToLong(ids -> ids.length).toArray()),
        source.eq(new Scalar(IGNORED)).unsqueeze(1),
        rows(targets.stream().map(ids -> Arrays.copyOf(ids, ids.length - 1)).toList(), 0)
            .transpose(0, 1)
            .contiguous(),
        rows(
            targets.stream().map(ids -> Arrays.copyOfRange(ids, 1, ids.length)).toList(), IGNORED));
  }

  /** Sequences float [S, N, F] without the steps after each source's end. */
  PackedSequence packed(Tensor sequences) {
    return torch.pack_padded_sequence(sequences, lengths, false, false);
  }

  /** Long [N, longest], short rows filled up. */
  private static Tensor rows(List<int[]> rows, long filler) {
    int longest = rows.stream().mapToInt(row -> row.length).max().orElseThrow();
    long[] filled = new long[rows.size() * longest];
    Arrays.fill(filled, filler);
    for (int row = 0; row < rows.size(); row++) {
      int[] ids = rows.get(row);
      for (int i = 0; i < ids.length; i++) {
        filled[row * longest + i] = ids[i];
      }
    }
    return torch.tensor(filled).view(rows.size(), longest);
  }
}
