package dev.unroll.data.synthetic.scene;

import dev.unroll.core.check.Check;

/**
 * Where the middle of a thing is, as parts of the picture's side.
 *
 * @param x from the left, in [0, 1)
 * @param y from the top, in [0, 1)
 */
public record Spot(double x, double y) {
  public Spot {
    Check.within("x", x, 0, 1);
    Check.within("y", y, 0, 1);
  }

  /** The distance of two spots. */
  double distance(Spot other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
