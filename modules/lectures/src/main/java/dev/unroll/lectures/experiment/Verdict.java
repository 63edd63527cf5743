package dev.unroll.lectures.experiment;

import java.util.List;

/** What became of a claim. */
public enum Verdict {
  /** Every condition of its rule is met. */
  HOLDS("holds"),
  /** Some conditions are met. */
  IN_PART("holds in part"),
  /** No condition is met. */
  FAILS("does not hold here");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /**
   * The verdict that follows from which conditions were met.
   *
   * @param met one for each condition; not empty
   */
  public static Verdict of(List<Boolean> met) {
    if (met.isEmpty()) {
      throw new IllegalArgumentException("a verdict needs a condition");
    }
    if (!met.contains(false)) {
      return HOLDS;
    }
    return met.contains(true) ? IN_PART : FAILS;
  }

  @Override
  public String toString() {
    return words;
  }
}
