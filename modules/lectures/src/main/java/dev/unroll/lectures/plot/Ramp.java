package dev.unroll.lectures.plot;

import java.awt.Color;

/** Colours for values from 0 to 1. */
public enum Ramp {
  /** White to blue. */
  AMOUNT(new Color(0xFF, 0xFF, 0xFF), new Color(0x6B, 0xAE, 0xD6), new Color(0x08, 0x30, 0x6B)),
  /** Blue over white to red, for values on both sides of a middle. */
  SIGNED(new Color(0x21, 0x66, 0xAC), new Color(0xF7, 0xF7, 0xF7), new Color(0xB2, 0x18, 0x2B)),
  /** Black to white, as a photograph. */
  GREY(Color.BLACK, new Color(0x80, 0x80, 0x80), Color.WHITE);

  private final Color low;
  private final Color middle;
  private final Color high;

  Ramp(Color low, Color middle, Color high) {
    this.low = low;
    this.middle = middle;
    this.high = high;
  }

  /** The colour of a value, which is taken as 0 or 1 beyond them. */
  public Color colour(double value) {
    double v = Math.max(0, Math.min(1, value));
    return v < 0.5 ? between(low, middle, 2 * v) : between(middle, high, 2 * v - 1);
  }

  private static Color between(Color a, Color b, double share) {
    return new Color(
        mix(a.getRed(), b.getRed(), share),
        mix(a.getGreen(), b.getGreen(), share),
        mix(a.getBlue(), b.getBlue(), share));
  }

  private static int mix(int a, int b, double share) {
    return (int) Math.round(a + share * (b - a));
  }
}
