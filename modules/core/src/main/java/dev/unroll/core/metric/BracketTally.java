package dev.unroll.core.metric;

import dev.unroll.core.check.Check;

/**
 * What {@link LabelledBrackets} counted. Everything but {@code errors} and {@code skipped} is of
 * valid sentences alone, as evalb has it: print those two beside the scores.
 *
 * @param valid sentences compared
 * @param errors sentences whose trees are not over the same words
 * @param skipped sentences without a tree found, or with one in which no word counts
 * @param complete valid sentences with all brackets right and none wrong
 * @param brackets constituents of both sides; its precision, recall and F1 are the labelled ones
 * @param tags parts of speech, one for each word of either side
 * @param crossings found constituents that cross an expected one, and their sentences
 */
public record BracketTally(
    long valid,
    long errors,
    long skipped,
    long complete,
    MatchCounts brackets,
    MatchCounts tags,
    Crossings crossings)
    implements Tally<BracketTally> {
  /**
   * Crossing constituents.
   *
   * @param brackets found constituents that cross an expected one
   * @param none sentences without any
   * @param upToTwo sentences with two at most
   */
  public record Crossings(long brackets, long none, long upToTwo) implements Tally<Crossings> {
    /** Nothing counted yet. */
    public static final Crossings NONE = new Crossings(0, 0, 0);

    public Crossings {
      Check.notNegative("brackets", brackets);
      Check.notNegative("none", none);
      Check.notNegative("upToTwo", upToTwo);
    }

    @Override
    public Crossings plus(Crossings other) {
      return new Crossings(brackets + other.brackets, none + other.none, upToTwo + other.upToTwo);
    }
  }

  /** Nothing counted yet. */
  public static final BracketTally NONE = uncompared(0, 0);

  /** One sentence for which the parser gave no tree. */
  public static final BracketTally SKIPPED = uncompared(0, 1);

  /** One sentence whose trees are not over the same words. */
  public static final BracketTally ERROR = uncompared(1, 0);

  public BracketTally {
    Check.notNegative("valid", valid);
    Check.notNegative("errors", errors);
    Check.notNegative("skipped", skipped);
    Check.notNegative("complete", complete);
  }

  /** One sentence that was compared; {@code crossings} found constituents cross an expected one. */
  static BracketTally ofSentence(MatchCounts brackets, MatchCounts tags, int crossings) {
    boolean complete =
        brackets.expected() == brackets.matched() && brackets.found() == brackets.matched();
    return new BracketTally(
        1,
        0,
        0,
        complete ? 1 : 0,
        brackets,
        tags,
        new Crossings(crossings, crossings == 0 ? 1 : 0, crossings <= 2 ? 1 : 0));
  }

  private static BracketTally uncompared(long errors, long skipped) {
    return new BracketTally(
        0, errors, skipped, 0, MatchCounts.NONE, MatchCounts.NONE, Crossings.NONE);
  }

  @Override
  public BracketTally plus(BracketTally other) {
    return new BracketTally(
        valid + other.valid,
        errors + other.errors,
        skipped + other.skipped,
        complete + other.complete,
        brackets.plus(other.brackets),
        tags.plus(other.tags),
        crossings.plus(other.crossings));
  }

  /** Percentage of the valid sentences with all brackets right; in [0, 100]. */
  public double completeMatch() {
    return MatchCounts.percent(complete, valid);
  }

  /** Percentage of the words with the right part of speech; in [0, 100]. */
  public double taggingAccuracy() {
    return tags.recall();
  }

  /** Found constituents that cross an expected one, for each valid sentence. */
  public double averageCrossing() {
    return valid == 0 ? 0 : (double) crossings.brackets() / valid;
  }

  /** Percentage of the valid sentences without crossing constituents; in [0, 100]. */
  public double noCrossing() {
    return MatchCounts.percent(crossings.none(), valid);
  }

  /** Percentage of the valid sentences with at most two crossing constituents; in [0, 100]. */
  public double upToTwoCrossing() {
    return MatchCounts.percent(crossings.upToTwo(), valid);
  }

  /** One line: {@code F1 = 93.62 (LR = 91.67 LP = 95.65 complete = 50.00 valid = 4 ...)}. */
  public String summary() {
    return "F1 = "
        + FixedPoint.of(brackets.f1(), 2)
        + " (LR = "
        + FixedPoint.of(brackets.recall(), 2)
        + " LP = "
        + FixedPoint.of(brackets.precision(), 2)
        + " complete = "
        + FixedPoint.of(completeMatch(), 2)
        + " valid = "
        + valid
        + " errors = "
        + errors
        + " skipped = "
        + skipped
        + ")";
  }
}
