package dev.unroll.core.ctc;

import dev.unroll.core.decoding.LogSoftmax;
import dev.unroll.core.random.RandomStream;

/** Emissions made by chance. */
final class RandomFrames {
  private RandomFrames() {}

  /** float [T][K] log-probabilities. */
  static float[][] of(RandomStream random, int frames, int symbols) {
    float[][] made = new float[frames][symbols];
    for (float[] frame : made) {
      for (int symbol = 0; symbol < symbols; symbol++) {
        frame[symbol] = (float) (1.5 * random.nextGaussian());
      }
      LogSoftmax.of(frame);
    }
    return made;
  }

  /** The same, where about a third of the symbols have probability 0, never the blank 0. */
  static float[][] withZeros(RandomStream random, int frames, int symbols) {
    float[][] made = of(random, frames, symbols);
    for (float[] frame : made) {
      for (int symbol = 1; symbol < symbols; symbol++) {
        frame[symbol] = random.nextInt(3) == 0 ? Float.NEGATIVE_INFINITY : frame[symbol];
      }
      LogSoftmax.of(frame);
    }
    return made;
  }
}
