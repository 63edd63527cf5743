package dev.unroll.training.batch;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which sequences are read together: those of like length, so that little is padded. */
public final class LengthBatches {
  /** Tokens of a batch, padding included, so that one long sequence does not widen many. */
  static final int MOST_TOKENS = 16_384;

  private LengthBatches() {}

  /**
   * Places of the sequences, batch by batch, the shortest first; each place occurs once.
   *
   * @param batch most sequences of a batch; fewer where they are long, but at least one
   */
  public static List<List<Integer>> of(List<int[]> sequences, int batch) {
    Check.positive("batch", batch);
    List<Integer> byLength =
        IntStream.range(0, sequences.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> sequences.get(i).length))
            .toList();
    List<List<Integer>> batches = new ArrayList<>();
    List<Integer> last = new ArrayList<>();
    for (int member : byLength) {
      long tokens = (last.size() + 1L) * sequences.get(member).length;
      if (!last.isEmpty() && (last.size() == batch || tokens > MOST_TOKENS)) {
        batches.add(last);
        last = new ArrayList<>();
      }
      last.add(member);
    }
    if (!last.isEmpty()) {
      batches.add(last);
    }
    return batches;
  }
}
