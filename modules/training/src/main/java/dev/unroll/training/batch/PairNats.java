package dev.unroll.training.batch;

import dev.unroll.data.batch.PairBatch;
import dev.unroll.data.batch.PairBatches;
import dev.unroll.layers.graph.CarryingGraph;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a graph says of the targets of a set of pairs, each token given the true ones before it.
 *
 * @param nats −ln P of all target tokens, end symbols included
 * @param tokens how many they are
 */
public record PairNats(double nats, long tokens) {
  private static final int BATCH = 64;

  /** A float of each takes 128 MiB. */
  private static final long MOST_LOGITS = 1 << 25;

  /** Nats per token. */
  public double perToken() {
    return nats / tokens;
  }

  /**
   * Measures a graph with the inputs of {@link PairArrays}; it stays as it was.
   *
   * @param sources as {@link PairBatches} takes them
   * @param targets with start and end symbol
   * @param vocabulary V, how many logits a step has
   */
  public static PairNats of(
      CarryingGraph graph, List<int[]> sources, List<int[]> targets, int vocabulary) {
    return of(graph, sources, targets, vocabulary, MOST_LOGITS);
  }

  /**
   * The same.
   *
   * @param most logits that are computed at a time, unless a single pair has more
   */
  static PairNats of(
      CarryingGraph graph, List<int[]> sources, List<int[]> targets, int vocabulary, long most) {
    // What fills up a row is masked, so that any id will do.
    PairBatches batches = new PairBatches(sources, targets, BATCH, 0, 0);
    double nats = 0;
    long tokens = 0;
    for (int[] members : batches.plan(0)) {
      int longest = Arrays.stream(members).map(i -> targets.get(i).length).max().orElseThrow();
      long logits = (long) longest * vocabulary;
      int rows = (int) Math.max(1, Math.min(members.length, most / logits));
      for (int from = 0; from < members.length; from += rows) {
        int to = Math.min(from + rows, members.length);
        PairBatch batch = batches.batch(Arrays.copyOfRange(members, from, to));
        PairArrays arrays = PairArrays.of(batch);
        INDArray scores = LabelNats.of(arrays.logits(graph), arrays.labels());
        nats += scores.mul(arrays.mask()).sumNumber().doubleValue();
        tokens += batch.tokens();
      }
    }
    return new PairNats(nats, tokens);
  }
}
