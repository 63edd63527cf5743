package dev.unroll.core.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * BLEU-1 to BLEU-4 of captions (Papineni et al. 2002), equal to coco-caption (Chen et al. 2015).
 * Counts are those of {@link Bleu}; the scores differ from it in scale and in how they treat an
 * order without a match.
 *
 * <pre>
 * BLEU-k = BP · (Π_{n ≤ k} (matches_n + 1e-15) / (totals_n + 1e-9))^(1/k)
 * BP = exp(1 − 1/ρ) if ρ &lt; 1, else 1     ρ = (c + 1e-15) / (r + 1e-9)
 * </pre>
 *
 * c and r are the lengths of the captions and of their nearest references, the shorter of two.
 */
public final class CaptionBleu implements SegmentMetric<BleuTally, List<Double>> {
  /** The longest n-gram that counts. */
  public static final int MAX_ORDER = 4;

  private static final double TINY = 1e-15;
  private static final double SMALL = 1e-9;

  private final Bleu counts =
      new Bleu(
          new BleuOptions(BleuTokeniser.NONE, false, new BleuSmoothing.None(), MAX_ORDER, false));

  @Override
  public BleuTally tally(Segment segment) {
    return counts.tally(
        new Segment(
            joined(segment.hypothesis()),
            segment.references().stream().map(CaptionBleu::joined).toList()));
  }

  /** Item k − 1 is BLEU-k, in [0, 1]. */
  @Override
  public List<Double> score(BleuTally tally) {
    double ratio = (tally.hypothesisLength() + TINY) / (tally.referenceLength() + SMALL);
    double penalty = ratio < 1 ? Math.exp(1 - 1 / ratio) : 1;
    List<Double> scores = new ArrayList<>();
    double product = 1;
    for (int n = 0; n < MAX_ORDER; n++) {
      product *= (tally.matches().get(n) + TINY) / (tally.totals().get(n) + SMALL);
      scores.add(penalty * Math.pow(product, 1.0 / (n + 1)));
    }
    return List.copyOf(scores);
  }

  private static String joined(String caption) {
    return String.join(" ", CaptionTokens.of(caption));
  }
}
