package dev.unroll.layers.latent;

import dev.unroll.core.check.Check;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * How a {@link GaussianLatent} draws and what its divergence costs.
 *
 * @param seed the run's root seed
 * @param weight β after annealing, at least 0; 1 is the evidence bound itself
 * @param annealing updates over which β rises from 0 to the weight; 0 for at once
 * @param freeBits λ, nats of each dimension that cost nothing more, at least 0
 */
public record LatentForm(
    @JsonProperty("seed") long seed,
    @JsonProperty("weight") double weight,
    @JsonProperty("annealing") int annealing,
    @JsonProperty("freeBits") double freeBits) {
  public LatentForm {
    Check.notNegative("weight of the divergence", weight);
    Check.notNegative("annealing of the divergence", annealing);
    Check.notNegative("free bits", freeBits);
  }

  /**
   * Bowman et al. 2016, section 3.1, with a straight line.
   *
   * <pre>
   * β(i) = weight · min(1, i / annealing)
   * </pre>
   *
   * @param iteration i, updates done
   */
  public double beta(int iteration) {
    return iteration >= annealing ? weight : weight * iteration / annealing;
  }
}
