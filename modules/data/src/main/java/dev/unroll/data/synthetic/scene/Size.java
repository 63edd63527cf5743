package dev.unroll.data.synthetic.scene;

import java.util.Locale;

/** How big a thing is. */
public enum Size {
  SMALL(0.11),
  BIG(0.2);

  private final double radius;

  Size(double radius) {
    this.radius = radius;
  }

  /** The radius of one of middling scale, as a part of the picture's side. */
  public double radius() {
    return radius;
  }

  /** As captions say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
