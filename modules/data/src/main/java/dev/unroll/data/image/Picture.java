package dev.unroll.data.image;

import dev.unroll.core.check.Check;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A picture in memory. Two are equal when all their pixels are.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param rgb [height, width, 3] row by row from the top left; red, green, blue, each 0 to 255 as an
 *     unsigned byte; belongs to this record and is not to be changed
 */
public record Picture(int width, int height, byte[] rgb) {
  public Picture {
    Check.positive("width", width);
    Check.positive("height", height);
    Check.require(
        rgb.length == 3L * width * height,
        "rgb of "
            + width
            + " x "
            + height
            + " pixels must hold three bytes each, but has "
            + rgb.length);
  }

  /** What an image of any type stores, on white; a copy. */
  public static Picture of(BufferedImage image) {
    return new StoredPixels(image).picture();
  }

  /** A new image of type {@link BufferedImage#TYPE_INT_RGB}. */
  public BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] samples = new int[rgb.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = rgb[i] & 0xFF;
    }
    image.getRaster().setPixels(0, 0, width, height, samples);
    return image;
  }

  /**
   * One sample, 0 to 255.
   *
   * @param x column from the left, from 0
   * @param y row from the top, from 0
   * @param channel 0 red, 1 green, 2 blue
   */
  public int sample(int x, int y, int channel) {
    return rgb[(y * width + x) * 3 + channel] & 0xFF;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture picture
        && width == picture.width
        && height == picture.height
        && Arrays.equals(rgb, picture.rgb);
  }

  @Override
  public int hashCode() {
    return 31 * width + Arrays.hashCode(rgb);
  }

  @Override
  public String toString() {
    return "Picture[" + width + " x " + height + "]";
  }
}
