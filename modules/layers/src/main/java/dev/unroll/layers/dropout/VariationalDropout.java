package dev.unroll.layers.dropout;

import dev.unroll.core.check.Check;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Dropout with one mask for all steps of a segment, on activations [N, F, T] (Gal and Ghahramani
 * 2016, for the connections between layers; {@link dev.unroll.layers.recurrent.RecurrentDropout} is
 * for those inside one).
 */
public final class VariationalDropout extends StepDropout {
  private static final long serialVersionUID = 1L;

  /** See {@link StepDropout#StepDropout(double, long, String)}. */
  public VariationalDropout(
      @JsonProperty("probability") double probability,
      @JsonProperty("seed") long seed,
      @JsonProperty("place") String place) {
    super(probability, seed, place);
  }

  @Override
  protected int steps(long[] shape) {
    Check.require(
        shape.length == 3,
        "variational dropout needs activations [N, F, T], but their rank was " + shape.length);
    return 1;
  }

  @Override
  protected StepDropout copy(double probability, long seed, String place) {
    return new VariationalDropout(probability, seed, place);
  }
}
