package dev.unroll.training;

import dev.unroll.core.check.Check;

/**
 * Cuts the learning rate when the held-out loss stands still.
 *
 * @param patience evaluations without a better loss before a cut; 0 never cuts
 * @param factor of a cut, in (0, 1)
 */
public record Plateau(int patience, double factor) {
  public Plateau {
    Check.notNegative("plateau patience", patience);
    Check.positive("plateau factor", factor);
    Check.within("plateau factor", factor, 0, 1);
  }

  /** Never cuts. */
  public static Plateau none() {
    return new Plateau(0, 0.5);
  }
}
