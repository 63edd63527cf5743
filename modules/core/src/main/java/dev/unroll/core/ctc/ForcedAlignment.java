package dev.unroll.core.ctc;

import dev.unroll.core.check.Check;
import java.util.Arrays;

/**
 * Finds when known labels were said: the likeliest of all paths that collapse to them (Viterbi over
 * the trellis of Graves et al. 2006, section 4.1, with max in place of the sum).
 *
 * <pre>
 * l' = blank, l_1, blank, l_2, ... l_L, blank                      2L + 1 states
 * v_t(s) = ln y_t(l'_s) + max(v_t-1(s), v_t-1(s-1), v_t-1(s-2) if l'_s is neither blank nor l'_s-2)
 * </pre>
 *
 * <p>Memory is T (2L + 1) bytes for the way back; cut hours of audio into utterances first.
 */
public final class ForcedAlignment {
  private final float[][] frames;
  private final int[] labels;
  private final int blank;
  private final double[] score;
  private final byte[][] back;

  private ForcedAlignment(float[][] frames, int[] labels, int blank) {
    this.frames = frames;
    this.labels = labels;
    this.blank = blank;
    score = new double[2 * labels.length + 1];
    back = new byte[frames.length][score.length];
  }

  /** The fewest frames that hold {@code labels}: one each, and a blank between equal neighbours. */
  public static int framesNeeded(int[] labels) {
    int needed = labels.length;
    for (int i = 1; i < labels.length; i++) {
      needed += labels[i] == labels[i - 1] ? 1 : 0;
    }
    return needed;
  }

  /**
   * The likeliest path; of equal ones, one and always the same.
   *
   * @param frames float [T][K] logarithms of probabilities in nats, -Infinity allowed; not changed
   * @param labels int [L] without blank; may be empty; not changed
   * @param blank index of the blank in [0, K)
   * @throws IllegalArgumentException when T is less than {@link #framesNeeded}, which a caller may
   *     ask first; when every path has probability 0; when a label is the blank or outside [0, K);
   *     naming frame and symbol of a score that is no log-probability
   */
  public static AlignedPath of(float[][] frames, int[] labels, int blank) {
    Emissions.check(frames, blank);
    int needed = framesNeeded(labels);
    Check.require(
        needed <= frames.length,
        labels.length
            + " labels need at least "
            + needed
            + " frames, with a blank between equal"
            + (" neighbours, but there are " + frames.length));
    for (int label : labels) {
      Check.require(
          label != blank && label >= 0 && label < frames[0].length,
          "a label must be in [0, "
              + frames[0].length
              + ") and not the blank "
              + blank
              + (", but was " + label));
    }
    if (frames.length == 0) {
      return AlignedPath.of(frames, labels, blank);
    }
    return new ForcedAlignment(frames, labels, blank).align();
  }

  private AlignedPath align() {
    Arrays.fill(score, Double.NEGATIVE_INFINITY);
    // Where no frame was read yet, the path may go on to the first blank or the first label.
    score[0] = 0;
    for (int t = 0; t < frames.length; t++) {
      advance(t);
    }
    int end = score.length - 1;
    int state = end > 0 && score[end - 1] > score[end] ? end - 1 : end;
    Check.require(
        score[state] > Double.NEGATIVE_INFINITY,
        "every path of the "
            + labels.length
            + " labels through the "
            + frames.length
            + " frames has probability 0; the labels or the frames are not of this utterance");
    return AlignedPath.of(frames, path(state), blank);
  }

  /** States outside the band are too far to be reached, or to reach the end from. */
  private void advance(int t) {
    int low = Math.max(0, score.length - 2 * (frames.length - t));
    // Downwards, so that what is read is still of the frame before.
    for (int state = Math.min(2 * t + 1, score.length - 1); state >= low; state--) {
      double best = score[state];
      for (int step = 1; step <= (skips(state) ? 2 : 1) && step <= state; step++) {
        if (score[state - step] > best) {
          best = score[state - step];
          back[t][state] = (byte) step;
        }
      }
      score[state] = best + frames[t][symbol(state)];
    }
  }

  /** Whether the blank before {@code state} may be left out. */
  private boolean skips(int state) {
    return state % 2 == 1 && state > 1 && symbol(state) != symbol(state - 2);
  }

  private int symbol(int state) {
    return state % 2 == 0 ? blank : labels[state / 2];
  }

  private int[] path(int end) {
    int[] path = new int[frames.length];
    int state = end;
    for (int t = path.length - 1; t >= 0; t--) {
      path[t] = symbol(state);
      state -= back[t][state];
    }
    return path;
  }
}
