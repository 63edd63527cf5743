package dev.unroll.speech;

import dev.unroll.core.metric.ErrorRate;
import dev.unroll.core.metric.ErrorUnit;
import java.util.Locale;

/** What was counted of some recordings. */
record Score(int recordings, ErrorRate words, ErrorRate characters) {
  static final Score NONE = new Score(0, ErrorRate.NONE, ErrorRate.NONE);

  /** Of one recording. */
  static Score of(String reference, String found) {
    return new Score(
        1, ErrorUnit.WORD.tally(reference, found), ErrorUnit.CHARACTER.tally(reference, found));
  }

  Score plus(Score other) {
    return new Score(
        recordings + other.recordings, words.plus(other.words), characters.plus(other.characters));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d recordings, %,d words: WER %.2f %% (%d substituted, %d missing, %d too many), CER"
            + " %.2f %%",
        recordings,
        words.referenceLength(),
        100 * words.rate(),
        words.substitutions(),
        words.deletions(),
        words.insertions(),
        100 * characters.rate());
  }
}
