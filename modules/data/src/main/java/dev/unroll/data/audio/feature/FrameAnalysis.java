package dev.unroll.data.audio.feature;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * One frame's bands, in Kaldi's order: mean out, energy, pre-emphasis, window, zeros up to the
 * points of the transform, |FFT|² or |FFT|, mel bands, logarithm. Where librosa puts the window
 * into the middle of the zeros, lines have the same absolute values. In double precision. Not
 * thread-safe.
 */
final class FrameAnalysis {
  private final FeatureOptions options;
  private final Form form;
  private final double[] window;
  private final int size;
  private final DoubleFFT_1D transform;
  private final MelBank bank;

  FrameAnalysis(FeatureOptions options) {
    this.options = options;
    form = options.form();
    window = options.framing().shape().weights(options.framing().window());
    size = form.points(window.length);
    transform = new DoubleFFT_1D(size);
    bank = new MelBank(options, size);
  }

  /**
   * The bands of a frame, after its energy where the options ask for that.
   *
   * @param samples float [window] in [-1, 1]; not changed
   * @return double [mels], or [1 + mels]
   */
  double[] values(float[] samples) {
    double[] frame = scaled(samples);
    double raw = energy(frame);
    double before = frame[0];
    for (int i = 0; i < samples.length; i++) {
      double sample = frame[i];
      frame[i] = window[i] * (sample - options.framing().preEmphasis() * before);
      before = sample;
    }
    double windowed = energy(frame);
    transform.realForward(frame);
    double[] bands = bank.bands(lines(frame));
    if (form.level() == Level.LOGARITHM) {
      for (int band = 0; band < bands.length; band++) {
        bands[band] = form.program().level(bands[band]);
      }
    }
    return withEnergy(bands, options.energy() == Energy.RAW ? raw : windowed);
  }

  /** In the unit of the program, zeros behind. */
  private double[] scaled(float[] samples) {
    double unit = form.program().fullScale();
    double mean = 0;
    if (!form.keepsMean()) {
      for (float sample : samples) {
        mean += sample * unit / samples.length;
      }
    }
    double[] frame = new double[size];
    for (int i = 0; i < samples.length; i++) {
      frame[i] = samples[i] * unit - mean;
    }
    return frame;
  }

  private double[] withEnergy(double[] bands, double energy) {
    if (options.energy() == Energy.NONE) {
      return bands;
    }
    double[] values = new double[bands.length + 1];
    values[0] = energy;
    System.arraycopy(bands, 0, values, 1, bands.length);
    return values;
  }

  private double energy(double[] frame) {
    double sum = 0;
    for (double sample : frame) {
      sum += sample * sample;
    }
    return Math.log(Math.max(sum, Math.max(form.energyFloor(), Program.LEAST)));
  }

  /** Lines 0 to size/2 - 1 of JTransforms' packed form, in which line 0 has no imaginary part. */
  private double[] lines(double[] packed) {
    double[] lines = new double[size / 2];
    lines[0] = form.lines().of(packed[0] * packed[0]);
    for (int line = 1; line < lines.length; line++) {
      double re = packed[2 * line];
      double im = packed[2 * line + 1];
      lines[line] = form.lines().of(re * re + im * im);
    }
    return lines;
  }
}
