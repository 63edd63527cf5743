package dev.unroll.core.metric;

import dev.unroll.core.check.Check;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Slots, named entities or other chunks found in tagged sentences, judged as by conlleval of the
 * CoNLL shared tasks (Tjong Kim Sang and Buchholz 2000): a chunk is right when its start, its end
 * and its type are. Tags in BIOES are written as IOB2 before, for conlleval does not know their
 * letters; see {@link dev.unroll.core.tagging.TagScheme#chunks}.
 *
 * @param tokens tokens seen
 * @param correctTags tokens whose whole tag is right
 * @param types counts of the chunks of each type, by name; a type of either side is there
 */
public record SlotF1(long tokens, long correctTags, SortedMap<String, MatchCounts> types)
    implements Tally<SlotF1> {
  /** Nothing counted yet. */
  public static final SlotF1 NONE = new SlotF1(0, 0, new TreeMap<>());

  public SlotF1 {
    Check.notNegative("tokens", tokens);
    Check.notNegative("correctTags", correctTags);
    types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
  }

  /**
   * Counts one sentence.
   *
   * @param expected tags such as {@code B-PER}, {@code I-PER}, {@code O}
   * @param found as many tags
   * @throws IllegalArgumentException when the lengths differ
   */
  public static SlotF1 of(List<String> expected, List<String> found) {
    Check.require(
        expected.size() == found.size(),
        "a sentence has "
            + expected.size()
            + " expected tags, but "
            + found.size()
            + " found ones; give one of each for every token");
    SortedMap<String, MatchCounts> types = new TreeMap<>();
    ChunkTag lastExpected = ChunkTag.OUTSIDE;
    ChunkTag lastFound = ChunkTag.OUTSIDE;
    boolean matching = false;
    int correctTags = 0;
    for (int i = 0; i <= expected.size(); i++) {
      boolean token = i < expected.size();
      ChunkTag e = token ? ChunkTag.of(expected.get(i)) : ChunkTag.OUTSIDE;
      ChunkTag f = token ? ChunkTag.of(found.get(i)) : ChunkTag.OUTSIDE;
      boolean expectedEnds = lastExpected.endsBefore(e);
      boolean foundEnds = lastFound.endsBefore(f);
      if (matching && expectedEnds && foundEnds) {
        types.merge(lastExpected.type(), new MatchCounts(0, 0, 1), MatchCounts::plus);
      }
      boolean expectedStarts = e.startsAfter(lastExpected);
      boolean foundStarts = f.startsAfter(lastFound);
      boolean sameType = e.type().equals(f.type());
      matching =
          sameType
              && ((matching && !expectedEnds && !foundEnds) || (expectedStarts && foundStarts));
      if (expectedStarts) {
        types.merge(e.type(), new MatchCounts(1, 0, 0), MatchCounts::plus);
      }
      if (foundStarts) {
        types.merge(f.type(), new MatchCounts(0, 1, 0), MatchCounts::plus);
      }
      correctTags += token && e.equals(f) ? 1 : 0;
      lastExpected = e;
      lastFound = f;
    }
    return new SlotF1(expected.size(), correctTags, types);
  }

  @Override
  public SlotF1 plus(SlotF1 other) {
    SortedMap<String, MatchCounts> sum = new TreeMap<>(types);
    other.types.forEach((type, counts) -> sum.merge(type, counts, MatchCounts::plus));
    return new SlotF1(tokens + other.tokens, correctTags + other.correctTags, sum);
  }

  /** The counts of all types together: micro-averaged precision, recall and F1. */
  public MatchCounts overall() {
    return types.values().stream().reduce(MatchCounts.NONE, MatchCounts::plus);
  }

  /** Percentage of the tokens with the right tag; in [0, 100], 0 when there is no token. */
  public double accuracy() {
    return MatchCounts.percent(correctTags, tokens);
  }

  /** The report that conlleval prints, each line ended by a line feed. */
  public String report() {
    MatchCounts all = overall();
    StringBuilder report = new StringBuilder();
    report.append("processed ").append(tokens).append(" tokens with ").append(all.expected());
    report.append(" phrases; found: ").append(all.found()).append(" phrases; correct: ");
    report.append(all.matched()).append(".\n");
    if (tokens > 0) {
      report.append("accuracy: ").append(padded(FixedPoint.of(accuracy(), 2), 6)).append("%; ");
      report.append(scores(all)).append('\n');
    }
    types.forEach(
        (type, counts) ->
            report
                .append(padded(type, 17))
                .append(": ")
                .append(scores(counts))
                .append("  ")
                .append(counts.found())
                .append('\n'));
    return report.toString();
  }

  private static String scores(MatchCounts counts) {
    return "precision: "
        + padded(FixedPoint.of(counts.precision(), 2), 6)
        + "%; recall: "
        + padded(FixedPoint.of(counts.recall(), 2), 6)
        + "%; FB1: "
        + padded(FixedPoint.of(counts.f1(), 2), 6);
  }

  private static String padded(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
