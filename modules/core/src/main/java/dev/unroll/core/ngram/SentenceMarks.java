package dev.unroll.core.ngram;

import dev.unroll.core.check.Check;

/**
 * The tokens around a sentence.
 *
 * @param start id of the token before the first; it is never predicted. -1 without sentences
 * @param end id of the token after the last; it is predicted like any other. -1 without sentences
 */
record SentenceMarks(int start, int end) {
  /** A model of a stream that has no sentences. */
  static final SentenceMarks NONE = new SentenceMarks(-1, -1);

  SentenceMarks {
    Check.require(
        start >= 0 ? end >= 0 && start != end : start == -1 && end == -1,
        "start and end of sentences must be two ids, but were " + start + " and " + end);
  }

  static SentenceMarks within(int vocabularySize, int start, int end) {
    Check.require(
        Math.min(start, end) >= 0 && Math.max(start, end) < vocabularySize,
        "start and end must be in [0, " + vocabularySize + "), but were " + start + ", " + end);
    return new SentenceMarks(start, end);
  }

  boolean there() {
    return start >= 0;
  }
}
