package dev.unroll.layers.dropout;

import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Dropout of each element by itself (Srivastava et al. 2014). */
public final class ElementDropout extends StepDropout {
  private static final long serialVersionUID = 1L;

  /** See {@link StepDropout#StepDropout(double, long, String)}. */
  public ElementDropout(
      @JsonProperty("probability") double probability,
      @JsonProperty("seed") long seed,
      @JsonProperty("place") String place) {
    super(probability, seed, place);
  }

  @Override
  protected int steps(long[] shape) {
    return shape.length == 3 ? (int) shape[2] : 1;
  }

  @Override
  protected StepDropout copy(double probability, long seed, String place) {
    return new ElementDropout(probability, seed, place);
  }
}
