package dev.unroll.core.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * BLEU (Papineni et al. 2002), with the choices of sacreBLEU 2 (Post 2018) and equal to it.
 *
 * <pre>
 * BLEU = 100 · BP · exp(1/N Σ_n ln p_n)     p_n = matches_n / totals_n, smoothed where it is 0
 * BP = exp(1 − r/c) if c &lt; r, else 1        c, r: lengths of hypotheses and nearest references
 * </pre>
 *
 * N is the maximal order, or with effective order the longest one that the hypotheses have at all.
 * A corpus without a single match scores 0 whatever the smoothing.
 */
public final class Bleu implements SegmentMetric<BleuTally, BleuScore> {
  private final BleuOptions options;

  public Bleu(BleuOptions options) {
    this.options = options;
  }

  @Override
  public BleuTally tally(Segment segment) {
    List<List<String>> sequences = new ArrayList<>();
    sequences.add(tokens(segment.hypothesis()));
    segment.references().forEach(reference -> sequences.add(tokens(reference)));
    int length = sequences.get(0).size();
    List<Long> matches = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    SegmentNGrams grams = SegmentNGrams.ofWords(sequences);
    for (int n = 1; n <= options.maxOrder(); n++) {
      grams.nextOrder();
      int[] most = grams.counts(1);
      for (int s = 2; s < sequences.size(); s++) {
        int[] counts = grams.counts(s);
        for (int g = 0; g < most.length; g++) {
          most[g] = Math.max(most[g], counts[g]);
        }
      }
      matches.add((long) SegmentNGrams.shared(grams.counts(0), most));
      totals.add((long) grams.total(0));
    }
    return new BleuTally(
        matches, totals, length, nearest(length, sequences.subList(1, sequences.size())));
  }

  @Override
  public BleuScore score(BleuTally tally) {
    double penalty = brevityPenalty(tally.hypothesisLength(), tally.referenceLength());
    double[] precisions = new double[options.maxOrder()];
    if (tally.matches().stream().allMatch(matched -> matched == 0)) {
      return new BleuScore(0, boxed(precisions), penalty, tally);
    }
    double added = options.smoothing() instanceof BleuSmoothing.AddK addK ? addK.k() : 0;
    int reached = 0;
    int missed = 0;
    for (int n = 0; n < precisions.length; n++) {
      double matches = tally.matches().get(n) + (n > 0 ? added : 0);
      double total = tally.totals().get(n) + (n > 0 ? added : 0);
      if (total == 0) {
        break;
      }
      reached = n + 1;
      if (matches == 0) {
        matches = unmatched(++missed);
      }
      precisions[n] = 100 * matches / total;
    }
    int orders = options.effectiveOrder() ? reached : precisions.length;
    double logarithms = 0;
    for (int n = 0; n < orders; n++) {
      logarithms += Math.log(precisions[n]);
    }
    return new BleuScore(
        penalty * Math.exp(logarithms / orders), boxed(precisions), penalty, tally);
  }

  /** The matches that the i-th order without one is taken to have. */
  private double unmatched(int i) {
    if (options.smoothing() instanceof BleuSmoothing.Floor floor) {
      return floor.value();
    }
    return options.smoothing() instanceof BleuSmoothing.Exponential ? Math.scalb(1.0, -i) : 0;
  }

  private static double brevityPenalty(long hypothesis, long reference) {
    if (hypothesis >= reference) {
      return 1;
    }
    return hypothesis == 0 ? 0 : Math.exp(1 - (double) reference / hypothesis);
  }

  private List<String> tokens(String line) {
    String cased = options.lowercase() ? line.toLowerCase(Locale.ROOT) : line;
    return Whitespace.words(options.tokeniser().tokenise(Whitespace.stripTrailing(cased)));
  }

  private static int nearest(int length, List<List<String>> references) {
    int nearest = references.get(0).size();
    for (List<String> reference : references) {
      int distance = Math.abs(reference.size() - length);
      int best = Math.abs(nearest - length);
      if (distance < best || (distance == best && reference.size() < nearest)) {
        nearest = reference.size();
      }
    }
    return nearest;
  }

  private static List<Double> boxed(double[] values) {
    List<Double> boxed = new ArrayList<>();
    for (double value : values) {
      boxed.add(value);
    }
    return Collections.unmodifiableList(boxed);
  }
}
