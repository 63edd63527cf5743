package dev.unroll.core.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Character n-gram F-score (Popović 2015, "chrF"; with words, Popović 2017, "chrF++"), with the
 * choices of sacreBLEU 2 and equal to it.
 *
 * <pre>
 * chrF = 100 · (1 + β²) P R / (β² P + R)     P, R: means of the precisions and recalls of the
 *                                            orders that both sides have n-grams of
 * </pre>
 *
 * With epsilon smoothing it is the mean over all orders of each order's F instead. Characters are
 * code points. Of several references each sentence takes the one that gives the highest score, the
 * first of equals.
 */
public final class ChrF implements SegmentMetric<ChrFTally, Double> {
  private static final double EPSILON = 1e-16;
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private final ChrFOptions options;

  public ChrF(ChrFOptions options) {
    this.options = options;
  }

  @Override
  public ChrFTally tally(Segment segment) {
    List<String> lines = new ArrayList<>();
    lines.add(cased(segment.hypothesis()));
    segment.references().forEach(reference -> lines.add(cased(reference)));
    List<List<MatchCounts>> perReference = new ArrayList<>();
    segment.references().forEach(reference -> perReference.add(new ArrayList<>()));
    SegmentNGrams characters = new SegmentNGrams(lines.stream().map(this::characters).toList());
    count(characters, options.characterOrder(), perReference);
    if (options.wordOrder() > 0) {
      SegmentNGrams words = SegmentNGrams.ofWords(lines.stream().map(ChrF::words).toList());
      count(words, options.wordOrder(), perReference);
    }
    return best(perReference);
  }

  /** In [0, 100]. */
  @Override
  public Double score(ChrFTally tally) {
    return options.epsilonSmoothing() ? meanOfScores(tally) : scoreOfMeans(tally);
  }

  private static void count(SegmentNGrams grams, int orders, List<List<MatchCounts>> perReference) {
    for (int n = 1; n <= orders; n++) {
      grams.nextOrder();
      int[] hypothesis = grams.counts(0);
      for (int k = 0; k < perReference.size(); k++) {
        int expected = grams.total(k + 1);
        int found = expected == 0 ? 0 : grams.total(0);
        int matched = SegmentNGrams.shared(hypothesis, grams.counts(k + 1));
        perReference.get(k).add(new MatchCounts(expected, found, matched));
      }
    }
  }

  private ChrFTally best(List<List<MatchCounts>> perReference) {
    ChrFTally best = new ChrFTally(perReference.get(0));
    for (List<MatchCounts> orders : perReference.subList(1, perReference.size())) {
      ChrFTally tally = new ChrFTally(orders);
      if (score(tally) > score(best)) {
        best = tally;
      }
    }
    return best;
  }

  private double scoreOfMeans(ChrFTally tally) {
    double precisions = 0;
    double recalls = 0;
    int orders = 0;
    for (MatchCounts counts : tally.orders()) {
      if (counts.found() > 0 && counts.expected() > 0) {
        precisions += (double) counts.matched() / counts.found();
        recalls += (double) counts.matched() / counts.expected();
        orders++;
      }
    }
    return precisions + recalls == 0 ? 0 : 100 * f(precisions / orders, recalls / orders);
  }

  private double meanOfScores(ChrFTally tally) {
    double sum = 0;
    for (MatchCounts counts : tally.orders()) {
      double precision = counts.found() == 0 ? EPSILON : (double) counts.matched() / counts.found();
      double recall =
          counts.expected() == 0 ? EPSILON : (double) counts.matched() / counts.expected();
      sum += precision + recall == 0 ? EPSILON : f(precision, recall);
    }
    return 100 * sum / tally.orders().size();
  }

  private double f(double precision, double recall) {
    double weight = options.beta() * options.beta();
    return (1 + weight) * precision * recall / (weight * precision + recall);
  }

  private String cased(String line) {
    return options.lowercase() ? line.toLowerCase(Locale.ROOT) : line;
  }

  private int[] characters(String line) {
    String kept = options.whitespace() ? line : String.join("", Whitespace.words(line));
    return kept.codePoints().toArray();
  }

  /** Words with one leading or else trailing ASCII punctuation mark split off; trailing first. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    for (String word : Whitespace.words(line)) {
      int last = word.length() - 1;
      if (last > 0 && PUNCTUATION.indexOf(word.charAt(last)) >= 0) {
        words.add(word.substring(0, last));
        words.add(word.substring(last));
      } else if (last > 0 && PUNCTUATION.indexOf(word.charAt(0)) >= 0) {
        words.add(word.substring(0, 1));
        words.add(word.substring(1));
      } else {
        words.add(word);
      }
    }
    return words;
  }
}
