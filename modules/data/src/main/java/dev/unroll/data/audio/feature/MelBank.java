package dev.unroll.data.audio.feature;

import dev.unroll.core.check.Check;
import java.util.Arrays;

/**
 * Triangular bands in mel (Stevens, Volkmann and Newman 1937): mel(f) = 1127 ln(1 + f / 700), edges
 * at equal distances in mel, sides straight in mel, height 1.
 */
final class MelBank {
  private final int[] firsts;
  private final double[][] weights;

  /**
   * For spectra of {@code size}-point transforms.
   *
   * @throws IllegalArgumentException when a band is narrower than the lines of the spectrum, so
   *     that it would always be silent
   */
  MelBank(FeatureOptions options, int size) {
    double rate = options.framing().rate();
    double low = mel(options.low());
    double step = (mel(options.high() == 0 ? rate / 2 : options.high()) - low);
    step /= options.mels() + 1;
    firsts = new int[options.mels()];
    weights = new double[options.mels()][];
    for (int band = 0; band < options.mels(); band++) {
      double left = low + band * step;
      double[] all = new double[size / 2];
      int first = all.length;
      int end = 0;
      for (int line = 0; line < all.length; line++) {
        double position = (mel(line * rate / size) - left) / step;
        all[line] = Math.max(0, Math.min(position, 2 - position));
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

  private static double mel(double hertz) {
    return 1127 * Math.log(1 + hertz / 700);
  }

  /** The power of each band, of {@code power} double [size / 2] of the lines of a spectrum. */
  double[] bands(double[] power) {
    double[] bands = new double[firsts.length];
    for (int band = 0; band < bands.length; band++) {
      for (int i = 0; i < weights[band].length; i++) {
        bands[band] += weights[band][i] * power[firsts[band] + i];
      }
    }
    return bands;
  }
}
