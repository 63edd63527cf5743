package dev.unroll.data.audio.feature;

/** How pitch is heard, in mel; the unit is of no consequence. */
public enum MelScale {
  /** {@code 1127 ln(1 + f / 700)} (O'Shaughnessy 1987), in HTK, Kaldi and librosa. */
  HTK {
    @Override
    double mel(double hertz) {
      return 1127 * Math.log(1 + hertz / 700);
    }

    @Override
    double hertz(double mel) {
      return 700 * Math.expm1(mel / 1127);
    }
  },
  /**
   * {@code 3 f / 200} below 1000 Hz and {@code 15 + 27 ln(f / 1000) / ln 6.4} above (Slaney 1998,
   * "Auditory Toolbox"), librosa's own.
   */
  SLANEY {
    @Override
    double mel(double hertz) {
      return hertz < 1000 ? 3 * hertz / 200 : 15 + Math.log(hertz / 1000) / STEP;
    }

    @Override
    double hertz(double mel) {
      return mel < 15 ? 200 * mel / 3 : 1000 * Math.exp((mel - 15) * STEP);
    }
  };

  private static final double STEP = Math.log(6.4) / 27;

  /** The pitch of a frequency in Hz. */
  abstract double mel(double hertz);

  /** The frequency in Hz of a pitch. */
  abstract double hertz(double mel);
}
