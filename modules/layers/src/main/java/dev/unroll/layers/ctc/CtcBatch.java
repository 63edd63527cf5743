package dev.unroll.layers.ctc;

import dev.unroll.core.check.Check;
import java.util.stream.IntStream;

/**
 * N utterances: which logits are whose, and what was said.
 *
 * @param frames [N][Tₙ] the row of logits of each frame, in order of time; no row twice. Not
 *     copied.
 * @param labels [N][Lₙ] the symbols of each utterance, in order, without blanks; may be none. Not
 *     copied.
 */
public record CtcBatch(int[][] frames, int[][] labels) {
  public CtcBatch {
    Check.require(
        frames.length == labels.length,
        "each utterance needs frames and labels, but there are "
            + frames.length
            + " and "
            + labels.length);
  }

  /** Utterances whose logits follow each other, all frames of the first, then of the second. */
  public static CtcBatch packed(int[] lengths, int[][] labels) {
    int[][] frames = new int[lengths.length][];
    int first = 0;
    for (int n = 0; n < lengths.length; n++) {
      frames[n] = IntStream.range(first, first + lengths[n]).toArray();
      first += lengths[n];
    }
    return new CtcBatch(frames, labels);
  }

  /** Utterances in an array [T, N, ·]; those that are shorter than T end before. */
  public static CtcBatch timeMajor(int[] lengths, int[][] labels) {
    int[][] frames = new int[lengths.length][];
    for (int n = 0; n < lengths.length; n++) {
      int row = n;
      frames[n] = IntStream.range(0, lengths[n]).map(t -> t * lengths.length + row).toArray();
    }
    return new CtcBatch(frames, labels);
  }

  /** N. */
  public int size() {
    return labels.length;
  }

  void requireSymbols(int symbols, int blank) {
    for (int n = 0; n < labels.length; n++) {
      for (int i = 0; i < labels[n].length; i++) {
        int label = labels[n][i];
        Check.require(
            label >= 0 && label < symbols && label != blank,
            "label "
                + i
                + " of utterance "
                + n
                + " must be in [0, "
                + symbols
                + ") and not the blank "
                + blank
                + ", but was "
                + label);
      }
    }
  }
}
