package dev.unroll.captioning.encoder;

import dev.unroll.core.check.Check;
import java.util.List;

/**
 * The numbers that a network reads: plane_c = (sample_c − mean_c) · scale, samples 0 to 255.
 *
 * @param side of the square picture, in pixels
 * @param order of the planes
 * @param mean of each plane, in their order, in samples
 * @param scale &gt; 0
 */
public record Pixels(int side, Order order, List<Float> mean, float scale) {
  /** Which colour comes first. */
  public enum Order {
    /** Red, green, blue. */
    RGB,
    /** Blue, green, red, as Caffe's networks have it. */
    BGR
  }

  public Pixels {
    Check.positive("side", side);
    Check.positive("scale", scale);
    mean = List.copyOf(mean);
    Check.require(mean.size() == 3, "mean must have 3 values, but has " + mean.size());
    Check.require(
        mean.stream().allMatch(value -> Float.isFinite(value)),
        "mean must be finite, but was " + mean);
  }

  /** Red, green and blue, from −1 to nearly 1. */
  public static Pixels centred(int side) {
    return new Pixels(side, Order.RGB, List.of(128f, 128f, 128f), 1 / 128f);
  }
}
