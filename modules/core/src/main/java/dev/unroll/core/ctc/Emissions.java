package dev.unroll.core.ctc;

import dev.unroll.core.check.Check;

/** Checks what a network emits, frame by frame. */
final class Emissions {
  /** A log-softmax in float may round a probability of 1 to slightly more. */
  private static final float ROUNDING = 1e-3f;

  private Emissions() {}

  /**
   * Requires logarithms of probabilities.
   *
   * @param frame float [K], nats, -Infinity allowed
   * @param t its number, for the message
   * @throws IllegalArgumentException naming frame and symbol
   */
  static void check(float[] frame, int symbols, int t) {
    Check.require(
        frame.length == symbols,
        "frame "
            + t
            + " has "
            + frame.length
            + " scores, expected one for each of "
            + (symbols + " symbols"));
    for (int symbol = 0; symbol < symbols; symbol++) {
      // Negated so that NaN fails.
      if (!(frame[symbol] <= ROUNDING)) {
        throw new IllegalArgumentException(
            "the score of symbol "
                + symbol
                + " in frame "
                + t
                + " is "
                + frame[symbol]
                + ", expected a log-probability <= 0; give the log-softmax of the network's output");
      }
    }
  }

  /** Checks every frame of float [T][K], and that the blank is one of the K symbols. */
  static void check(float[][] frames, int blank) {
    for (int t = 0; t < frames.length; t++) {
      Check.require(
          blank >= 0 && blank < frames[t].length,
          "blank must be in [0, " + frames[t].length + "), but was " + blank);
      check(frames[t], frames[0].length, t);
    }
  }
}
