package dev.unroll.data.synthetic.scene;

import dev.unroll.core.check.Check;

/**
 * What makes one thing look unlike another of its kind, and no caption mentions.
 *
 * @param scale of its radius, in [0.9, 1.1)
 * @param turn clockwise, in radians
 * @param shade darker below 0 and lighter above, in [−1, 1)
 */
public record Finish(double scale, double turn, double shade) {
  /** Middling in everything. */
  public static final Finish PLAIN = new Finish(1, 0, 0);

  public Finish {
    Check.within("scale", scale, 0.9, 1.1);
    Check.within("turn", turn, -Math.PI, Math.PI);
    Check.within("shade", shade, -1, 1);
  }
}
