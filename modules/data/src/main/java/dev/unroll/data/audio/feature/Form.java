package dev.unroll.data.audio.feature;

import dev.unroll.core.check.Check;

/**
 * How values are computed, where programs and their options differ.
 *
 * @param program whose habits decide the rest
 * @param transform points of the Fourier transform, even and at least a window; 0 is the least
 *     power of two that holds a window
 * @param keepsMean whether a frame keeps its mean, otherwise it is taken out first
 * @param lines of the spectrum
 * @param scale along which bands are equally wide
 * @param equalArea whether bands have height 2 / (width in Hz), otherwise 1
 * @param level of the bands
 * @param range how far below the greatest value of a recording a band may lie, in the unit of
 *     {@code level}; 0 is any distance. The recording must end first
 * @param energyFloor the least energy of a frame, in squares of the program's samples; 0 is 2^-23
 * @param slopes how deltas are computed
 */
public record Form(
    Program program,
    int transform,
    boolean keepsMean,
    Lines lines,
    MelScale scale,
    boolean equalArea,
    Level level,
    double range,
    double energyFloor,
    Slopes slopes) {
  /** What Kaldi does by default, and torchaudio's port of it. */
  public static final Form KALDI =
      new Form(
          Program.KALDI,
          0,
          false,
          Lines.POWER,
          MelScale.HTK,
          false,
          Level.LOGARITHM,
          0,
          1,
          Slopes.FURUI);

  /** What librosa does by default, but without {@code top_db}, for which streams cannot wait. */
  public static final Form LIBROSA =
      new Form(
          Program.LIBROSA,
          0,
          true,
          Lines.POWER,
          MelScale.SLANEY,
          true,
          Level.LOGARITHM,
          0,
          0,
          Slopes.FITTED);

  public Form {
    Check.require(
        transform >= 0 && transform % 2 == 0,
        "transform must be even and >= 0, but was " + transform);
    Check.notNegative("range", range);
    Check.notNegative("energyFloor", energyFloor);
    Check.require(
        range == 0 || level == Level.LOGARITHM,
        "range " + range + " needs level LOGARITHM, but level was LINEAR; take range 0");
  }

  /** Points of the transform of frames of {@code window} samples, at least 2. */
  int points(int window) {
    return transform > 0 ? transform : Integer.highestOneBit(window - 1) << 1;
  }

  /** The same with a range, such as librosa's 80 dB. */
  public Form withRange(double newRange) {
    return new Form(
        program,
        transform,
        keepsMean,
        lines,
        scale,
        equalArea,
        level,
        newRange,
        energyFloor,
        slopes);
  }
}
