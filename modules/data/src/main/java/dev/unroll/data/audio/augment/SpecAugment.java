package dev.unroll.data.audio.augment;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.util.Arrays;

/**
 * Masks stretches of time and of frequency (Park et al. 2019, "SpecAugment", section 2, without
 * time warping). Each mask has a length drawn from 0 to its greatest, both included, and a place
 * drawn from all that hold it. Masked values become 0, the mean of normalised frames.
 *
 * @param timeMasks how many stretches of frames
 * @param longest of a stretch, in frames
 * @param share no stretch is longer than this share in (0, 1] of the recording
 * @param frequencyMasks how many stretches of columns
 * @param widest of a stretch, in columns
 */
public record SpecAugment(
    int timeMasks, int longest, double share, int frequencyMasks, int widest) {
  public SpecAugment {
    Check.notNegative("timeMasks", timeMasks);
    Check.notNegative("longest", longest);
    Check.require(share > 0 && share <= 1, "share must be in (0, 1], but was " + share);
    Check.notNegative("frequencyMasks", frequencyMasks);
    Check.notNegative("widest", widest);
  }

  /**
   * Masks a copy.
   *
   * @param frames float [T, F]; not changed
   * @param columns F without deltas, F = k columns: a mask of columns hides their deltas, too
   * @param chance decides; equal states give equal results
   * @return float [T, F], the caller's own
   * @throws IllegalArgumentException when F is no multiple of {@code columns}
   */
  public float[][] apply(float[][] frames, int columns, RandomStream chance) {
    Check.positive("columns", columns);
    float[][] masked = new float[frames.length][];
    for (int t = 0; t < frames.length; t++) {
      Check.require(
          frames[t].length % columns == 0,
          "frames have " + frames[t].length + " values, expected a multiple of " + columns);
      masked[t] = frames[t].clone();
    }
    for (int mask = 0; mask < frequencyMasks; mask++) {
      int width = chance.nextInt(Math.min(widest, columns) + 1);
      int from = chance.nextInt(columns - width + 1);
      for (float[] frame : masked) {
        for (int block = 0; block < frame.length; block += columns) {
          Arrays.fill(frame, block + from, block + from + width, 0);
        }
      }
    }
    for (int mask = 0; mask < timeMasks; mask++) {
      int length = chance.nextInt(Math.min(longest, (int) (share * frames.length)) + 1);
      int from = chance.nextInt(frames.length - length + 1);
      for (int t = from; t < from + length; t++) {
        Arrays.fill(masked[t], 0);
      }
    }
    return masked;
  }
}
