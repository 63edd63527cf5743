package dev.unroll.autoencoder;

import dev.unroll.core.check.Check;

/**
 * How the vector of a variational model is held near N(0, 1).
 *
 * @param weight of the divergence from it in the loss, at the end of the rise
 * @param annealing updates over which the weight rises from 0 in a straight line (Bowman et al.
 *     2016, section 3.1)
 * @param freeBits nats that each dimension may keep without being held (Kingma et al. 2016, eq. 15)
 */
public record LatentConfig(double weight, int annealing, double freeBits) {
  public LatentConfig {
    Check.notNegative("kl-weight", weight);
    Check.notNegative("anneal", annealing);
    Check.notNegative("free-bits", freeBits);
  }

  /** What is usual: the evidence bound itself, reached after some epochs. */
  public static LatentConfig usual() {
    return new LatentConfig(1, 10_000, 0.05);
  }
}
