package dev.unroll.training.picture;

/**
 * Where the two panels of an emission picture lie, in pixels: probabilities above, the waveform
 * below, time from left to right in both.
 *
 * @param seconds that are shown
 * @param width of the panels
 */
record EmissionGeometry(double seconds, int width) {
  static final int LEFT = 64;
  static final int RIGHT = 24;

  /** Of the upper panel; above it are the key and the letters of the highest peaks. */
  static final int TOP = 64;

  static final int BOTTOM = TOP + 260;
  static final int WAVE_TOP = BOTTOM + 16;
  static final int WAVE_BOTTOM = WAVE_TOP + 110;
  static final int HEIGHT = WAVE_BOTTOM + 52;

  private static final int PER_SECOND = 400;
  private static final int NARROWEST = 640;
  private static final int WIDEST = 6000;

  /** Between the numbers of the time axis. */
  private static final int TICK = 70;

  private static final double[] NICE = {1, 2, 5};

  static EmissionGeometry of(double seconds) {
    double wanted = Math.min(WIDEST, Math.max(NARROWEST, PER_SECOND * seconds));
    return new EmissionGeometry(seconds, (int) Math.ceil(wanted));
  }

  int imageWidth() {
    return LEFT + width + RIGHT;
  }

  double x(double second) {
    return LEFT + width * second / seconds;
  }

  /** Of a probability, 0 at the lower edge of the upper panel. */
  static double y(double probability) {
    return BOTTOM - probability * (BOTTOM - TOP);
  }

  /** Of a sample from -1 to 1, in the lower panel. */
  static double wave(double sample) {
    return (WAVE_TOP + WAVE_BOTTOM) / 2.0 - sample * (WAVE_BOTTOM - WAVE_TOP) / 2.0;
  }

  /** Seconds between two numbers of the time axis: 1, 2 or 5 times a power of ten. */
  double tick() {
    double least = TICK * seconds / width;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double nice : NICE) {
      if (nice * power >= least) {
        return nice * power;
      }
    }
    return 10 * power;
  }
}
