package dev.unroll.captioning;

import dev.unroll.data.image.Picture;
import dev.unroll.data.image.Scaling;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Images as addresses that hold them, so that a page needs no other file. */
final class InlineImage {
  private InlineImage() {}

  /**
   * A picture, made smaller if need be.
   *
   * @param longest side in pixels at most
   */
  static String of(Picture picture, int longest) throws IOException {
    double scale = Math.min(1, (double) longest / Math.max(picture.width(), picture.height()));
    Picture shown =
        scale == 1
            ? picture
            : Scaling.scale(
                picture,
                Math.max(1, (int) Math.round(scale * picture.width())),
                Math.max(1, (int) Math.round(scale * picture.height())));
    BufferedImage image = shown.image();
    // Small ones are drawn, with edges that JPEG would blur.
    return longestSide(shown) <= 128 ? address("png", image) : address("jpeg", image);
  }

  private static int longestSide(Picture picture) {
    return Math.max(picture.width(), picture.height());
  }

  /**
   * A veil that is thin where weights are large, a pixel a region; browsers smooth it.
   *
   * @param weights of a grid, row by row
   * @param side of the grid
   */
  static String veil(float[] weights, int side) throws IOException {
    float most = 0;
    for (float weight : weights) {
      most = Math.max(most, weight);
    }
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < weights.length; i++) {
      int dark = Math.round(200 * (1 - (most == 0 ? 0 : weights[i] / most)));
      image.setRGB(i % side, i / side, dark << 24);
    }
    return address("png", image);
  }

  private static String address(String format, BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return "data:image/"
        + format
        + ";base64,"
        + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
