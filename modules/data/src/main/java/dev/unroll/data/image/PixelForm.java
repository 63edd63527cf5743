package dev.unroll.data.image;

import dev.unroll.core.check.Check;
import java.util.Arrays;

/**
 * The numbers that a network was trained on: plane_c = (sample_c − mean_c) · scale, samples 0 to
 * 255.
 *
 * @param side of the square that the network reads, in pixels
 * @param order of the planes
 * @param mean [3] in the order of the planes, in samples; copied
 * @param scale more than 0; 1 for VGG, 1/255 for numbers from 0 to 1
 */
public record PixelForm(int side, ChannelOrder order, float[] mean, float scale) {
  public PixelForm {
    Check.positive("side", side);
    Check.positive("scale", scale);
    mean = mean.clone();
    Check.require(mean.length == 3, "mean must have 3 values, but has " + mean.length);
    for (float value : mean) {
      Check.require(Float.isFinite(value), "mean must be finite, but holds " + value);
    }
  }

  /** The mean of each plane, the caller's own. */
  @Override
  public float[] mean() {
    return mean.clone();
  }

  /**
   * The planes of a picture.
   *
   * @param picture {@link #side} x side
   * @return float [3, side, side] row by row, the caller's own
   * @throws IllegalArgumentException when the picture has another size
   */
  public float[] planes(Picture picture) {
    Check.require(
        picture.width() == side && picture.height() == side,
        "a network for "
            + side
            + " x "
            + side
            + " pixels cannot read "
            + picture.width()
            + " x "
            + picture.height()
            + "; crop the picture first");
    int pixels = side * side;
    float[] planes = new float[3 * pixels];
    byte[] rgb = picture.rgb();
    for (int c = 0; c < 3; c++) {
      int channel = order.channel(c);
      for (int i = 0; i < pixels; i++) {
        planes[c * pixels + i] = ((rgb[3 * i + channel] & 0xFF) - mean[c]) * scale;
      }
    }
    return planes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PixelForm form
        && side == form.side
        && order == form.order
        && scale == form.scale
        && Arrays.equals(mean, form.mean);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * side + order.hashCode()) + Arrays.hashCode(mean);
  }

  @Override
  public String toString() {
    return side + " x " + side + " " + order + " - " + Arrays.toString(mean) + ", times " + scale;
  }
}
