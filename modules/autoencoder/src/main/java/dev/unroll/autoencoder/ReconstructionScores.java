package dev.unroll.autoencoder;

import dev.unroll.core.check.Check;
import dev.unroll.core.metric.Bleu;
import dev.unroll.core.metric.BleuOptions;
import dev.unroll.core.metric.BleuSmoothing;
import dev.unroll.core.metric.BleuTokeniser;
import dev.unroll.core.metric.Segment;
import dev.unroll.core.text.WordTokeniser;
import dev.unroll.data.text.Language;
import java.util.List;

/**
 * How much of sentences is left after they went through a vector.
 *
 * @param sentences how many
 * @param exact share of sentences that came back as they were, but for the language's case and
 *     spacing, in percent
 * @param tokenAccuracy of all positions, the share that holds the same token in both, in percent. A
 *     sentence and what came back of it are cut into words, numbers and punctuation marks; the
 *     positions are as many as the longer of both has
 * @param bleu as sacreBLEU counts it with the tokeniser 13a, in [0, 100]
 */
public record ReconstructionScores(int sentences, double exact, double tokenAccuracy, double bleu) {

  /**
   * Compares sentences with what came back of them.
   *
   * @param language of both: what its case and spacing lose does not count
   * @throws IllegalArgumentException when there is none, or not one for each
   */
  public static ReconstructionScores of(
      List<String> originals, List<String> found, Language language) {
    Check.require(!originals.isEmpty(), "there is no sentence to measure");
    List<Segment> segments = Segment.zip(found, List.of(originals));
    int exact = 0;
    long equal = 0;
    long positions = 0;
    for (int i = 0; i < originals.size(); i++) {
      String original = language.plain(originals.get(i));
      String written = language.plain(found.get(i));
      exact += written.equals(original) ? 1 : 0;
      List<String> wanted = words(original);
      List<String> had = words(written);
      equal += equal(wanted, had);
      positions += Math.max(wanted.size(), had.size());
    }
    boolean lower = language.config().lowerCase();
    BleuOptions options =
        new BleuOptions(BleuTokeniser.MTEVAL_13A, lower, new BleuSmoothing.Exponential(), 4, false);
    return new ReconstructionScores(
        originals.size(),
        100.0 * exact / originals.size(),
        positions == 0 ? 100 : 100.0 * equal / positions,
        new Bleu(options).corpus(segments).score());
  }

  private static List<String> words(String text) {
    return new WordTokeniser().tokens(text);
  }

  private static int equal(List<String> one, List<String> other) {
    int equal = 0;
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      equal += one.get(i).equals(other.get(i)) ? 1 : 0;
    }
    return equal;
  }
}
