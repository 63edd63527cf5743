package dev.unroll.data.audio;

import dev.unroll.core.check.Check;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Changes the rate of a signal by a ratio of whole numbers, up/down in lowest terms, with a
 * polyphase filter (Crochiere and Rabiner 1983, "Multirate Digital Signal Processing", chapter 3).
 *
 * <pre>
 * y[m] = up Σ_j h[m down − j up] x[j],   m = 0..⌈n up / down⌉ − 1,   x = 0 outside
 * </pre>
 *
 * so that the delay of the filter is taken out. The signal may come in pieces of any size: the
 * result has the same bits as that of the whole. Not thread-safe.
 */
public final class Resampler {
  private final int up;
  private final int down;
  private final long half;
  private final double[][] phases;

  private float[] held = new float[0];
  private long first;
  private long received;
  private long produced;

  /**
   * For a signal at {@code from} Hz that is to be at {@code to} Hz.
   *
   * @throws IllegalArgumentException when a rate is not above 0, or the filter would need more than
   *     2^24 taps
   */
  public Resampler(int from, int to, ResamplingFilter filter) {
    Check.positive("from", from);
    Check.positive("to", to);
    int divisor = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
    up = to / divisor;
    down = from / divisor;
    int factor = Math.max(up, down);
    half = factor == 1 ? 0 : (long) filter.zeros() * factor;
    Check.require(
        half < 1 << 23,
        "the rates " + from + " and " + to + " Hz have no common divisor to speak of; round one");
    phases = phases(factor == 1 ? new double[] {1} : filter.taps(factor));
  }

  /** Resamples a whole signal. */
  public static float[] resample(float[] samples, Resampler resampler) {
    float[] begin = resampler.accept(samples, samples.length);
    float[] end = resampler.finish();
    float[] all = Arrays.copyOf(begin, begin.length + end.length);
    System.arraycopy(end, 0, all, begin.length, end.length);
    return all;
  }

  /** The taps that one phase of the output needs side by side, times up. */
  private double[][] phases(double[] taps) {
    double[][] split = new double[up][];
    for (int phase = 0; phase < up; phase++) {
      split[phase] = new double[Math.max(0, (taps.length - phase + up - 1) / up)];
      for (int k = 0; k < split[phase].length; k++) {
        split[phase][k] = up * taps[phase + k * up];
      }
    }
    return split;
  }

  /**
   * Takes the next piece of the signal.
   *
   * @param samples the first {@code count} of it are the piece; not kept
   * @return the samples that no later piece can change
   */
  public float[] accept(float[] samples, int count) {
    int kept = (int) (received - first);
    held = Arrays.copyOf(held, kept + count);
    System.arraycopy(samples, 0, held, kept, count);
    received += count;
    return produce(Math.floorDiv(received * up - half - 1, down) + 1);
  }

  /** The rest; then nothing more may come. */
  public float[] finish() {
    return produce((received * up + down - 1) / down);
  }

  private float[] produce(long end) {
    float[] output = new float[(int) Math.max(0, end - produced)];
    for (int i = 0; i < output.length; i++) {
      output[i] = (float) at(produced + i);
    }
    produced += output.length;
    long needed = Math.max(first, Math.min(received, (produced * down - half + up - 1) / up));
    held = Arrays.copyOfRange(held, (int) (needed - first), (int) (received - first));
    first = needed;
    return output;
  }

  private double at(long m) {
    long t = m * down + half;
    double[] taps = phases[(int) (t % up)];
    long newest = t / up;
    int from = (int) Math.max(0, newest - received + 1);
    int to = (int) Math.min(taps.length, newest + 1);
    int position = (int) (newest - first);
    double sum = 0;
    for (int k = from; k < to; k++) {
      sum += taps[k] * held[position - k];
    }
    return sum;
  }
}
