package dev.unroll.data.audio.feature;

import dev.unroll.core.check.Check;

/**
 * Which features.
 *
 * @param kind of the values
 * @param framing of the signal
 * @param mels bands of the filterbank
 * @param coefficients of MFCC, at most {@code mels}; LOG_MEL does not look at it
 * @param low edge of the lowest band, in Hz
 * @param high edge of the highest band, in Hz; 0 is half the rate
 * @param lifter scales coefficient q of MFCC by 1 + lifter/2 sin(π q / lifter); 0 leaves all
 * @param energy whether a frame holds its energy
 * @param deltas 0: the values alone; 1: with their slope over five frames; 2: with the slope's
 *     slope, too
 * @param normalisation of each column
 */
public record FeatureOptions(
    FeatureKind kind,
    Framing framing,
    int mels,
    int coefficients,
    double low,
    double high,
    double lifter,
    Energy energy,
    int deltas,
    Normalisation normalisation) {
  public FeatureOptions {
    Check.positive("mels", mels);
    Check.require(
        kind == FeatureKind.LOG_MEL || (coefficients > 0 && coefficients <= mels),
        "coefficients must be in [1, mels " + mels + "], but was " + coefficients);
    double half = framing.rate() / 2.0;
    double top = high == 0 ? half : high;
    Check.require(
        low >= 0 && low < top && top <= half,
        "low " + low + " and high " + high + " must be 0 <= low < high <= " + half + " Hz");
    Check.notNegative("lifter", lifter);
    Check.require(deltas >= 0 && deltas <= 2, "deltas must be 0, 1 or 2, but was " + deltas);
  }

  /** Log-mel filterbanks from 20 Hz up, each column of a recording at mean 0 and variance 1. */
  public static FeatureOptions logMel(int rate, int mels) {
    return new FeatureOptions(
        FeatureKind.LOG_MEL,
        Framing.kaldi(rate),
        mels,
        0,
        20,
        0,
        0,
        Energy.NONE,
        0,
        Normalisation.UTTERANCE);
  }

  /** Cepstra of 23 bands from 20 Hz up with first and second deltas, normalised as above. */
  public static FeatureOptions mfcc(int rate, int coefficients) {
    return new FeatureOptions(
        FeatureKind.MFCC,
        Framing.kaldi(rate),
        Math.max(23, coefficients),
        coefficients,
        20,
        0,
        22,
        Energy.NONE,
        2,
        Normalisation.UTTERANCE);
  }

  /** The same with another normalisation. */
  public FeatureOptions with(Normalisation other) {
    return new FeatureOptions(
        kind, framing, mels, coefficients, low, high, lifter, energy, deltas, other);
  }

  /** The same with another framing. */
  public FeatureOptions with(Framing other) {
    return new FeatureOptions(
        kind, other, mels, coefficients, low, high, lifter, energy, deltas, normalisation);
  }

  /** The same with {@code order} deltas. */
  public FeatureOptions withDeltas(int order) {
    return new FeatureOptions(
        kind, framing, mels, coefficients, low, high, lifter, energy, order, normalisation);
  }

  /** Values of a frame without deltas. */
  public int columns() {
    if (kind == FeatureKind.MFCC) {
      return coefficients;
    }
    return energy == Energy.NONE ? mels : mels + 1;
  }

  /** F: values of a frame, deltas after the values, second ones last. */
  public int width() {
    return columns() * (1 + deltas);
  }
}
