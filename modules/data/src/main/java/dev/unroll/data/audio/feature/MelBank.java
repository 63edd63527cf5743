package dev.unroll.data.audio.feature;

import dev.unroll.core.check.Check;
import java.util.Arrays;

/**
 * Triangular bands (Davis and Mermelstein 1980) whose corners have equal distances in mel (Stevens,
 * Volkmann and Newman 1937). The sides are straight in mel or in Hz, the height is 1 or such that
 * areas over Hz are equal. No band reaches the line at half the rate.
 */
final class MelBank {
  private final MelScale scale;
  private final boolean straightInMel;
  private final boolean equalArea;
  private final double step;
  private final int[] firsts;
  private final double[][] weights;

  /**
   * For spectra of {@code size}-point transforms.
   *
   * @throws IllegalArgumentException when a band is narrower than the lines of the spectrum, so
   *     that it would always be silent
   */
  MelBank(FeatureOptions options, int size) {
    scale = options.form().scale();
    straightInMel = options.form().program().straightInMel();
    equalArea = options.form().equalArea();
    double rate = options.framing().rate();
    double low = scale.mel(options.low());
    double high = scale.mel(options.high() == 0 ? rate / 2 : options.high());
    step = (high - low) / (options.mels() + 1);
    firsts = new int[options.mels()];
    weights = new double[options.mels()][];
    for (int band = 0; band < options.mels(); band++) {
      double left = low + band * step;
      double[] all = new double[size / 2];
      int first = all.length;
      int end = 0;
      for (int line = 0; line < all.length; line++) {
        all[line] = weight(line * rate / size, left);
        if (all[line] > 0) {
          first = Math.min(first, line);
          end = line + 1;
        }
      }
      Check.require(
          first < end,
          "mels "
              + options.mels()
              + " are too many: band "
              + band
              + " lies between two lines of the spectrum; take fewer or a longer window");
      firsts[band] = first;
      weights[band] = Arrays.copyOfRange(all, first, end);
    }
  }

  /** What a line at {@code hertz} counts in the band that begins at {@code left} mel. */
  private double weight(double hertz, double left) {
    double from = scale.hertz(left);
    double to = scale.hertz(left + 2 * step);
    double height = equalArea ? 2 / (to - from) : 1;
    if (straightInMel) {
      double position = (scale.mel(hertz) - left) / step;
      return height * Math.max(0, Math.min(position, 2 - position));
    }
    double peak = scale.hertz(left + step);
    double side = Math.min((hertz - from) / (peak - from), (to - hertz) / (to - peak));
    return height * Math.max(0, side);
  }

  /** The sum of each band, of {@code lines} double [size / 2] of a spectrum. */
  double[] bands(double[] lines) {
    double[] bands = new double[firsts.length];
    for (int band = 0; band < bands.length; band++) {
      for (int i = 0; i < weights[band].length; i++) {
        bands[band] += weights[band][i] * lines[firsts[band] + i];
      }
    }
    return bands;
  }
}
