package dev.unroll.data.synthetic.speech;

import java.util.random.RandomGenerator;

/** Arithmetic on samples; all but {@link #addNoise} and {@link #scale} leave their input alone. */
final class Waveform {
  private Waveform() {}

  /** Of samples of 16 bits, the high byte first. */
  static float[] ofBigEndian(byte[] bytes) {
    float[] samples = new float[bytes.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = ((bytes[2 * i] << 8) | (bytes[2 * i + 1] & 0xFF)) / 32768f;
    }
    return samples;
  }

  /**
   * The same sound played {@code factor} times as fast, every frequency that much higher: cubic
   * interpolation (Catmull and Rom 1974), enough for speech and small factors.
   */
  static float[] faster(float[] samples, double factor) {
    float[] result = new float[(int) (samples.length / factor)];
    for (int i = 0; i < result.length; i++) {
      int before = (int) (i * factor);
      double x = i * factor - before;
      double p0 = at(samples, before - 1);
      double p1 = at(samples, before);
      double p2 = at(samples, before + 1);
      double p3 = at(samples, before + 2);
      double slope = p2 - p0;
      double square = 2 * p0 - 5 * p1 + 4 * p2 - p3;
      double cube = 3 * (p1 - p2) + p3 - p0;
      result[i] = (float) (p1 + 0.5 * x * (slope + x * (square + x * cube)));
    }
    return result;
  }

  private static float at(float[] samples, int index) {
    return samples[Math.max(0, Math.min(samples.length - 1, index))];
  }

  /** Adds noise whose power is {@code noise.snr()} dB below that of all samples. */
  static void addNoise(float[] samples, Manner.Noise noise, RandomGenerator random) {
    float[] added = new float[samples.length];
    double last = 0;
    for (int i = 0; i < added.length; i++) {
      last = noise.colour() * last + random.nextGaussian();
      added[i] = (float) last;
    }
    double power = power(added);
    double wanted = power(samples) * Math.pow(10, -noise.snr() / 10);
    double gain = power > 0 ? Math.sqrt(wanted / power) : 0;
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (gain * added[i]);
    }
  }

  /** Mean square, 0 where there is nothing. */
  static double power(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return samples.length == 0 ? 0 : sum / samples.length;
  }

  /** Makes the largest sample {@code loudness} dB relative to 1; silence stays as it is. */
  static void scale(float[] samples, double loudness) {
    float largest = 0;
    for (float sample : samples) {
      largest = Math.max(largest, Math.abs(sample));
    }
    float gain = largest > 0 ? (float) (amplitude(loudness) / largest) : 1;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.max(-1, Math.min(1, gain * samples[i]));
    }
  }

  /** Of a level in dB relative to 1. */
  static double amplitude(double decibels) {
    return Math.pow(10, decibels / 20);
  }
}
