package dev.unroll.core.metric;

import java.util.List;

/**
 * ROUGE-L of captions (Lin 2004, section 3): the longest common subsequence of words with each
 * reference, equal to coco-caption.
 *
 * <pre>
 * P = max_r lcs(h, r) / |h|     R = max_r lcs(h, r) / |r|     F = (1 + β²) P R / (R + β² P)
 * </pre>
 *
 * β is 1.2. The two maxima may come from two references, as in coco-caption and unlike the paper. F
 * is 0 when nothing is common; a corpus has the mean of its captions.
 */
public final class RougeL implements SegmentMetric<MeanTally, Double> {
  private static final double BETA_SQUARED = 1.2 * 1.2;

  @Override
  public MeanTally tally(Segment segment) {
    List<String> hypothesis = CaptionTokens.of(segment.hypothesis());
    double precision = 0;
    double recall = 0;
    for (List<String> reference : CaptionTokens.ofReferences(segment)) {
      double common = longestCommon(hypothesis, reference);
      if (common > 0) {
        precision = Math.max(precision, common / hypothesis.size());
        recall = Math.max(recall, common / reference.size());
      }
    }
    return MeanTally.of(
        precision == 0
            ? 0
            : (1 + BETA_SQUARED) * precision * recall / (recall + BETA_SQUARED * precision));
  }

  /** The mean of F over the captions, in [0, 1]. */
  @Override
  public Double score(MeanTally tally) {
    return tally.mean();
  }

  /** The length of the longest common subsequence, by the table of Wagner and Fischer (1974). */
  static int longestCommon(List<String> a, List<String> b) {
    int[] above = new int[b.size() + 1];
    for (String word : a) {
      int[] row = new int[b.size() + 1];
      for (int j = 0; j < b.size(); j++) {
        row[j + 1] = word.equals(b.get(j)) ? above[j] + 1 : Math.max(row[j], above[j + 1]);
      }
      above = row;
    }
    return above[b.size()];
  }
}
