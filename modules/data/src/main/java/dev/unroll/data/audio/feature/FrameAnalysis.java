package dev.unroll.data.audio.feature;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * One frame's values, in Kaldi's order: mean out, energy, pre-emphasis, window, zeros up to a power
 * of two, |FFT|², mel bands, logarithm, and for MFCC the cepstrum. Samples count as 16-bit numbers,
 * so that values are those of other programs. No value is lower than ln 2^-23, also in silence. In
 * double precision. Not thread-safe.
 */
final class FrameAnalysis {
  private static final double FULL_SCALE = 32768;
  private static final double FLOOR = Math.scalb(1.0, -23);

  private final FeatureOptions options;
  private final double[] window;
  private final int size;
  private final DoubleFFT_1D transform;
  private final MelBank bank;
  private final Cepstrum cepstrum;

  FrameAnalysis(FeatureOptions options) {
    this.options = options;
    window = options.framing().shape().weights(options.framing().window());
    size = window.length == 1 ? 1 : Integer.highestOneBit(window.length - 1) << 1;
    transform = new DoubleFFT_1D(size);
    bank = new MelBank(options, size);
    cepstrum = new Cepstrum(options.mels(), options.coefficients(), options.lifter());
  }

  /**
   * The values of a frame.
   *
   * @param samples float [window] in [-1, 1]; not changed
   * @return double [columns]
   */
  double[] values(float[] samples) {
    double[] frame = new double[size];
    double mean = 0;
    for (float sample : samples) {
      mean += sample * FULL_SCALE / samples.length;
    }
    for (int i = 0; i < samples.length; i++) {
      frame[i] = samples[i] * FULL_SCALE - mean;
    }
    double raw = energy(frame);
    double before = frame[0];
    for (int i = 0; i < samples.length; i++) {
      double sample = frame[i];
      frame[i] = window[i] * (sample - options.framing().preEmphasis() * before);
      before = sample;
    }
    double windowed = energy(frame);
    transform.realForward(frame);
    double[] bands = bank.bands(power(frame));
    for (int band = 0; band < bands.length; band++) {
      bands[band] = Math.log(Math.max(bands[band], FLOOR));
    }
    return withEnergy(bands, options.energy() == Energy.RAW ? raw : windowed);
  }

  private double[] withEnergy(double[] bands, double energy) {
    if (options.kind() == FeatureKind.MFCC) {
      double[] coefficients = cepstrum.of(bands);
      if (options.energy() != Energy.NONE) {
        coefficients[0] = energy;
      }
      return coefficients;
    }
    if (options.energy() == Energy.NONE) {
      return bands;
    }
    double[] values = new double[bands.length + 1];
    values[0] = energy;
    System.arraycopy(bands, 0, values, 1, bands.length);
    return values;
  }

  /** At least 0, the logarithm of one step of a 16-bit number. */
  private static double energy(double[] frame) {
    double sum = 0;
    for (double sample : frame) {
      sum += sample * sample;
    }
    return Math.log(Math.max(sum, 1));
  }

  /** Lines 0 to size/2 - 1 of JTransforms' packed form, in which line 0 has no imaginary part. */
  private double[] power(double[] packed) {
    double[] power = new double[size / 2];
    power[0] = packed[0] * packed[0];
    for (int line = 1; line < power.length; line++) {
      double re = packed[2 * line];
      double im = packed[2 * line + 1];
      power[line] = re * re + im * im;
    }
    return power;
  }
}
