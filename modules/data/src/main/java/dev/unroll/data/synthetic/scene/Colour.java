package dev.unroll.data.synthetic.scene;

import java.util.Locale;

/** The colours of things, far from each other and from every backdrop, which is a light grey. */
public enum Colour {
  RED(0xD32020),
  ORANGE(0xF58A10),
  YELLOW(0xEBD817),
  GREEN(0x1F9A3C),
  BLUE(0x2050D8),
  PURPLE(0x8428A8),
  PINK(0xFA8FC4),
  BLACK(0x1A1A1A);

  private final int rgb;

  Colour(int rgb) {
    this.rgb = rgb;
  }

  /** Its purest shade, as 0xRRGGBB. */
  public int rgb() {
    return rgb;
  }

  /** As captions say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
