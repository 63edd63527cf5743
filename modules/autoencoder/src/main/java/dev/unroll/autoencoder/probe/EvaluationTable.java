package dev.unroll.autoencoder.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures as lines of text, a heading first, for a command to print: vectors that are compared
 * stand below each other.
 */
public final class EvaluationTable {
  private EvaluationTable() {}

  /** Relatedness and entailment on SICK; n test pairs. */
  public static List<String> sick(List<SickScores> scores) {
    List<String> lines = new ArrayList<>();
    int width = width(scores.stream().map(SickScores::vectors).toList());
    lines.add(
        line(
            "%-" + width + "s %9s %9s %7s %11s %9s %9s",
            "vectors",
            "Pearson",
            "Spearman",
            "MSE",
            "entailment",
            "majority",
            "n"));
    for (SickScores score : scores) {
      lines.add(
          line(
              "%-" + width + "s %9.4f %9.4f %7.4f %10.1f%% %8.1f%% %9d",
              score.vectors(),
              score.relatedness().pearson(),
              score.relatedness().spearman(),
              score.relatedness().meanSquaredError(),
              100 * score.entailment(),
              100 * score.majority(),
              score.testPairs()));
    }
    return lines;
  }

  /** Probes, one after another, of each the vectors in the order given; n test sentences. */
  public static List<String> probes(List<ProbeScore> scores) {
    List<String> lines = new ArrayList<>();
    int width = width(scores.stream().map(ProbeScore::vectors).toList());
    String start = "%-16s %-" + width + "s ";
    lines.add(
        line(start + "%9s %7s %9s %9s", "probe", "vectors", "accuracy", "error", "majority", "n"));
    for (String probe : scores.stream().map(ProbeScore::probe).distinct().toList()) {
      for (ProbeScore score : scores) {
        if (score.probe().equals(probe)) {
          lines.add(
              line(
                  start + "%8.1f%% %6.1f%% %8.1f%% %9d",
                  probe,
                  score.vectors(),
                  100 * score.accuracy(),
                  100 * score.standardError(),
                  100 * score.majority(),
                  score.testSentences()));
        }
      }
    }
    return lines;
  }

  /** Cosines of the lecture's sentences, which stand below. */
  public static List<String> order(List<OrderContrast> contrasts) {
    List<String> lines = new ArrayList<>();
    boolean known = true;
    int width = width(contrasts.stream().map(OrderContrast::vectors).toList());
    lines.add(line("%-" + width + "s %11s %10s", "vectors", "same words", "unrelated"));
    for (OrderContrast contrast : contrasts) {
      lines.add(
          line(
              "%-" + width + "s %11s %10s",
              contrast.vectors(),
              cosine(contrast.sameWords()),
              cosine(contrast.unrelated())));
      known &= !Double.isNaN(contrast.sameWords() + contrast.unrelated());
    }
    List<String> sentences = OrderContrast.SENTENCES;
    lines.add("same words: \"" + sentences.get(0) + "\" and \"" + sentences.get(1) + "\"");
    lines.add("unrelated: the first and \"" + sentences.get(2) + "\"");
    if (!known) {
      lines.add("unknown: none of the words of a sentence is known, so that a cosine says nothing");
    }
    return lines;
  }

  private static String cosine(double cosine) {
    return Double.isNaN(cosine) ? "unknown" : String.format(Locale.ROOT, "%.4f", cosine);
  }

  private static int width(List<String> names) {
    int heading = "vectors".length();
    return names.stream().mapToInt(String::length).reduce(heading, Math::max);
  }

  private static String line(String format, Object... cells) {
    return String.format(Locale.ROOT, format, cells).stripTrailing();
  }
}
