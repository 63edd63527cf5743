package dev.unroll.data.audio.feature;

import dev.unroll.core.check.Check;

/**
 * Which features.
 *
 * <pre>{@code
 * FeatureOptions kaldi = FeatureOptions.logMel(16000, 40);
 * FeatureOptions librosa = FeatureOptions.mfcc(16000, 13, Program.LIBROSA);
 * }</pre>
 *
 * @param kind of the values
 * @param framing of the signal
 * @param mels bands of the filterbank
 * @param coefficients of MFCC, at most {@code mels}; LOG_MEL does not look at it
 * @param low edge of the lowest band, in Hz
 * @param high edge of the highest band, in Hz; 0 is half the rate
 * @param lifter scales coefficient q of MFCC by 1 + lifter/2 sin(π q / lifter); 0 leaves all
 * @param energy whether a frame holds its energy
 * @param deltas 0: the values alone; 1: with their slope; 2: with the second derivative, too
 * @param normalisation of each column; NONE or MEAN where bands are linear, since the others have a
 *     least deviation that is made for logarithms
 * @param form of computing them; a saved configuration without one is Kaldi's
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
    Normalisation normalisation,
    Form form) {
  public FeatureOptions {
    // Configurations that were saved when there was no other form have none.
    form = form == null ? Form.KALDI : form;
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
    Check.require(
        form.transform() == 0 || form.transform() >= framing.window(),
        "transform must be 0 or >= the window of "
            + framing.window()
            + " samples, but was "
            + form.transform());
    checkScale(kind, energy, normalisation, form);
  }

  private static void checkScale(
      FeatureKind kind, Energy energy, Normalisation normalisation, Form form) {
    boolean linear = form.level() == Level.LINEAR;
    Check.require(
        !linear || kind == FeatureKind.LOG_MEL,
        "kind MFCC needs logarithms, but level was LINEAR; take LOGARITHM");
    Check.require(
        !linear || normalisation == Normalisation.NONE || normalisation == Normalisation.MEAN,
        "normalisation "
            + normalisation
            + " needs logarithms, but level was LINEAR; take LOGARITHM, or NONE or MEAN");
    Check.require(
        form.range() == 0 || energy == Energy.NONE,
        "range " + form.range() + " is of bands only, but energy was " + energy + "; take NONE");
  }

  /** Log-mel filterbanks from 20 Hz up, each column of a recording at mean 0 and variance 1. */
  public static FeatureOptions logMel(int rate, int mels) {
    return logMel(rate, mels, Program.KALDI);
  }

  /** The same, or as librosa makes them: from 0 Hz up. */
  public static FeatureOptions logMel(int rate, int mels, Program program) {
    boolean kaldi = program == Program.KALDI;
    return new FeatureOptions(
        FeatureKind.LOG_MEL,
        kaldi ? Framing.kaldi(rate) : Framing.librosa(rate),
        mels,
        0,
        kaldi ? 20 : 0,
        0,
        0,
        Energy.NONE,
        0,
        Normalisation.UTTERANCE,
        kaldi ? Form.KALDI : Form.LIBROSA);
  }

  /** Cepstra of 23 bands from 20 Hz up with first and second deltas, normalised as above. */
  public static FeatureOptions mfcc(int rate, int coefficients) {
    return mfcc(rate, coefficients, Program.KALDI);
  }

  /** The same, or as librosa makes them: of 40 bands from 0 Hz up, without a lifter. */
  public static FeatureOptions mfcc(int rate, int coefficients, Program program) {
    boolean kaldi = program == Program.KALDI;
    return new FeatureOptions(
        FeatureKind.MFCC,
        kaldi ? Framing.kaldi(rate) : Framing.librosa(rate),
        Math.max(kaldi ? 23 : 40, coefficients),
        coefficients,
        kaldi ? 20 : 0,
        0,
        kaldi ? 22 : 0,
        Energy.NONE,
        2,
        Normalisation.UTTERANCE,
        kaldi ? Form.KALDI : Form.LIBROSA);
  }

  /** The same in another form. */
  public FeatureOptions with(Form other) {
    return new FeatureOptions(
        kind, framing, mels, coefficients, low, high, lifter, energy, deltas, normalisation, other);
  }

  /** The same with another normalisation. */
  public FeatureOptions with(Normalisation other) {
    return new FeatureOptions(
        kind, framing, mels, coefficients, low, high, lifter, energy, deltas, other, form);
  }

  /** The same with another framing. */
  public FeatureOptions with(Framing other) {
    return new FeatureOptions(
        kind, other, mels, coefficients, low, high, lifter, energy, deltas, normalisation, form);
  }

  /** The same with {@code order} deltas. */
  public FeatureOptions withDeltas(int order) {
    return new FeatureOptions(
        kind, framing, mels, coefficients, low, high, lifter, energy, order, normalisation, form);
  }

  /** Whether no frame is ready before the recording ends. */
  public boolean waitsForTheEnd() {
    return form.range() > 0
        || normalisation == Normalisation.UTTERANCE
        || normalisation == Normalisation.MEAN;
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
