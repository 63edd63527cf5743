package dev.unroll.core.ctc;

import java.util.ArrayList;
import java.util.List;

/**
 * One path through all frames of an utterance.
 *
 * @param spans where each of its L labels is, in order; blanks are between them
 * @param logProbability of this single path in nats, the sum over its T symbols; the probability of
 *     its labels is that of all their paths together, and higher
 */
public record AlignedPath(List<Span> spans, double logProbability) {
  public AlignedPath {
    spans = List.copyOf(spans);
  }

  /** The labels alone. */
  public List<Integer> labels() {
    return spans.stream().map(Span::label).toList();
  }

  /** The path with {@code symbols} int [T] in {@code frames} float [T][K]. */
  static AlignedPath of(float[][] frames, int[] symbols, int blank) {
    List<Span> spans = new ArrayList<>();
    double logProbability = 0;
    int from = 0;
    int peak = 0;
    for (int t = 0; t < symbols.length; t++) {
      int symbol = symbols[t];
      logProbability += frames[t][symbol];
      if (frames[t][symbol] > frames[peak][symbol]) {
        peak = t;
      }
      if (t + 1 == symbols.length || symbols[t + 1] != symbol) {
        if (symbol != blank) {
          spans.add(new Span(symbol, from, peak, t));
        }
        from = t + 1;
        peak = t + 1;
      }
    }
    return new AlignedPath(spans, logProbability);
  }
}
