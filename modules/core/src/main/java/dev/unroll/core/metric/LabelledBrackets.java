package dev.unroll.core.metric;

import dev.unroll.core.check.Check;
import dev.unroll.core.tree.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well trees were parsed: constituents with the right words and the right label, as PARSEVAL
 * (Black et al. 1991) defines it and the program evalb of Sekine and Collins counts it, equal to
 * evalb.
 *
 * <p>Labels are cut at their first {@code -} or {@code =}. Constituents in which no word counts do
 * not count. Of equal constituents over the same words each matches one of the other side. evalb's
 * {@code QUOTE_LABEL}, which mends quotes tagged as possessives, is not done: such a sentence is an
 * error, as it is under {@code COLLINS.prm}. Immutable and safe for use by several threads.
 */
public final class LabelledBrackets {
  private final BracketOptions options;

  public LabelledBrackets(BracketOptions options) {
    this.options = options;
  }

  /**
   * Counts one sentence, in time of the product of both trees' constituents (for the crossings).
   *
   * <p>Where the words that count are not the same, in {@code found}'s tree none or others, the
   * sentence is only counted as {@link BracketTally#SKIPPED} or {@link BracketTally#ERROR}.
   */
  public BracketTally tally(Tree expected, Tree found) {
    TreeBrackets gold = TreeBrackets.of(expected, options);
    TreeBrackets test = TreeBrackets.of(found, options);
    if (test.words().isEmpty()) {
      return BracketTally.SKIPPED;
    }
    if (!gold.words().equals(test.words())) {
      return BracketTally.ERROR;
    }
    return BracketTally.ofSentence(
        matches(gold.brackets(), test.brackets()),
        tags(gold.tags(), test.tags()),
        crossings(gold.brackets(), test.brackets()));
  }

  /**
   * Counts a corpus; its scores are those of the summed counts, not the mean of the sentences'.
   *
   * @throws IllegalArgumentException naming both sizes when there is not one found tree for each
   *     expected one
   */
  public BracketTally corpus(List<Tree> expected, List<Tree> found) {
    Check.require(
        expected.size() == found.size(),
        "there are "
            + expected.size()
            + " expected trees, but "
            + found.size()
            + " found ones; give one for each sentence");
    BracketTally sum = BracketTally.NONE;
    for (int i = 0; i < expected.size(); i++) {
      sum = sum.plus(tally(expected.get(i), found.get(i)));
    }
    return sum;
  }

  /** Words of the sentence, by which evalb keeps those of 40 words at most apart. */
  public int length(Tree tree) {
    return (int) tree.tags().stream().filter(tag -> !options.unspoken().contains(tag)).count();
  }

  private static MatchCounts matches(
      List<TreeBrackets.Bracket> expected, List<TreeBrackets.Bracket> found) {
    Map<TreeBrackets.Bracket, Integer> unmatched = new HashMap<>();
    expected.forEach(bracket -> unmatched.merge(bracket, 1, Integer::sum));
    int matched = 0;
    for (TreeBrackets.Bracket bracket : found) {
      if (unmatched.getOrDefault(bracket, 0) > 0) {
        unmatched.merge(bracket, -1, Integer::sum);
        matched++;
      }
    }
    return new MatchCounts(expected.size(), found.size(), matched);
  }

  private static MatchCounts tags(List<String> expected, List<String> found) {
    int right = 0;
    for (int i = 0; i < expected.size(); i++) {
      right += expected.get(i).equals(found.get(i)) ? 1 : 0;
    }
    return new MatchCounts(expected.size(), found.size(), right);
  }

  private static int crossings(
      List<TreeBrackets.Bracket> expected, List<TreeBrackets.Bracket> found) {
    int crossings = 0;
    for (TreeBrackets.Bracket bracket : found) {
      crossings += expected.stream().anyMatch(bracket::crosses) ? 1 : 0;
    }
    return crossings;
  }
}
