package dev.unroll.core.decoding;

import dev.unroll.core.check.Check;

/**
 * Which sequences may be made. What a rule forbids counts as impossible; the probabilities of the
 * rest are not renormalised.
 *
 * @param start the token fed at step 0; not part of the result
 * @param stop the token that ends a sequence, not part of the result; {@link #NO_STOP} for none
 * @param minimumLength tokens, stop not counted, before which stop is forbidden
 * @param maximumSteps tokens drawn at most, stop counted: a finished sequence has fewer tokens than
 *     this, one that is cut off has exactly so many
 * @param blockedRepeat n: no n-gram of tokens may occur twice in a sequence (Paulus et al. 2018,
 *     section 2.5, with n = 3); 0 blocks nothing
 */
public record SequenceRules(
    int start, int stop, int minimumLength, int maximumSteps, int blockedRepeat) {
  /** For languages without an end, such as a text that is cut wherever it got to. */
  public static final int NO_STOP = -1;

  public SequenceRules {
    Check.notNegative("start", start);
    Check.require(stop >= NO_STOP, "stop must be a token or -1 for none, but was " + stop);
    Check.notNegative("minimumLength", minimumLength);
    Check.positive("maximumSteps", maximumSteps);
    Check.require(
        minimumLength < maximumSteps,
        "minimumLength must be < maximumSteps, which also counts the stop symbol, but they are "
            + minimumLength
            + " and "
            + maximumSteps);
    Check.notNegative("blockedRepeat", blockedRepeat);
  }

  /** Any sequence of fewer than {@code maximumSteps} tokens before the stop symbol. */
  public static SequenceRules of(int start, int stop, int maximumSteps) {
    return new SequenceRules(start, stop, 0, maximumSteps, 0);
  }

  public SequenceRules withMinimumLength(int value) {
    return new SequenceRules(start, stop, value, maximumSteps, blockedRepeat);
  }

  public SequenceRules withBlockedRepeat(int value) {
    return new SequenceRules(start, stop, minimumLength, maximumSteps, value);
  }

  /** Writes -Infinity over the scores of the tokens that must not follow {@code prefix}. */
  void forbid(Prefix prefix, float[] logProbabilities) {
    if (stop != NO_STOP && prefix.length() < minimumLength) {
      logProbabilities[stop] = Float.NEGATIVE_INFINITY;
    }
    if (blockedRepeat == 0) {
      return;
    }
    int[] tokens = prefix.tokens();
    // An earlier n-gram begins at i and ends at i + n - 1; its first n - 1 tokens are compared with
    // the last n - 1 of the prefix.
    for (int i = 0; i + blockedRepeat <= tokens.length; i++) {
      if (endsLike(tokens, i)) {
        logProbabilities[tokens[i + blockedRepeat - 1]] = Float.NEGATIVE_INFINITY;
      }
    }
  }

  private boolean endsLike(int[] tokens, int from) {
    int compared = blockedRepeat - 1;
    for (int i = 0; i < compared; i++) {
      if (tokens[from + i] != tokens[tokens.length - compared + i]) {
        return false;
      }
    }
    return true;
  }
}
