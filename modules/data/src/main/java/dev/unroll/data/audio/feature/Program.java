package dev.unroll.data.audio.feature;

import java.util.Locale;

/** Whose habits decide what is no option: the unit of samples, logarithms, bands and lifter. */
public enum Program {
  /**
   * Kaldi (Povey et al. 2011): samples as 16-bit numbers, so that silence is a number; natural
   * logarithms, none lower than ln 2^-23; sides of bands straight in mel; the lifter leaves
   * coefficient 0 as it is.
   */
  KALDI(32768, true, 0) {
    @Override
    double level(double sum) {
      return Math.log(Math.max(sum, LEAST));
    }
  },
  /**
   * librosa (McFee et al. 2015), version 0.11: samples in [-1, 1]; decibels, none lower than -100;
   * sides of bands straight in Hz; the lifter's sine is one coefficient ahead.
   */
  LIBROSA(1, false, 1) {
    @Override
    double level(double sum) {
      return 10 * Math.log10(Math.max(sum, 1e-10));
    }
  };

  /** Below this Kaldi takes no logarithm, of bands or of energy. */
  static final double LEAST = Math.scalb(1.0, -23);

  private final double fullScale;
  private final boolean straightInMel;
  private final int lifterStart;

  Program(double fullScale, boolean straightInMel, int lifterStart) {
    this.fullScale = fullScale;
    this.straightInMel = straightInMel;
    this.lifterStart = lifterStart;
  }

  /** The logarithm of a band. */
  abstract double level(double sum);

  /** What a sample of 1 counts. */
  double fullScale() {
    return fullScale;
  }

  /** Whether the sides of a band are straight over mel; otherwise they are over Hz. */
  boolean straightInMel() {
    return straightInMel;
  }

  /** What is added to the number of a coefficient in the lifter's sine. */
  int lifterStart() {
    return lifterStart;
  }

  /** As users type it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
