package dev.unroll.data.image;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;

/**
 * Makes squares of pictures of any proportions. Cutting and scaling are one step, so that a picture
 * a thousand times as long as wide needs no more memory than another, and squares may begin between
 * two pixels: the centre is the centre, where other programs round it to a pixel.
 */
public final class Crop {
  private Crop() {}

  /**
   * Scales the shorter side to {@code shorter} and cuts out the square in the centre.
   *
   * @param shorter in pixels, at least {@code side}: 256 and 224 is usual, twice the same keeps
   *     most
   * @return {@code side} x {@code side}
   */
  public static Picture centre(Picture picture, int shorter, int side) {
    double part = part(picture, shorter, side);
    double left = (picture.width() - part) / 2;
    double top = (picture.height() - part) / 2;
    return Scaling.scale(picture, new Scaling.Box(left, top, part, part), side, side);
  }

  /** The whole picture as {@code side} x {@code side}, whatever its proportions were. */
  public static Picture squash(Picture picture, int side) {
    return Scaling.scale(picture, side, side);
  }

  /**
   * Scales the shorter side to {@code shorter}, cuts out a square anywhere and mirrors it every
   * other time, for training (Krizhevsky et al. 2012, section 4.1).
   *
   * @param random two numbers and a bit of it are drawn
   * @return {@code side} x {@code side}
   */
  public static Picture random(Picture picture, int shorter, int side, RandomStream random) {
    double part = part(picture, shorter, side);
    double left = random.nextDouble() * (picture.width() - part);
    double top = random.nextDouble() * (picture.height() - part);
    Picture square = Scaling.scale(picture, new Scaling.Box(left, top, part, part), side, side);
    return random.nextBoolean() ? Orientation.MIRRORED.apply(square) : square;
  }

  /** The side of the square in pixels of the picture as it is. */
  private static double part(Picture picture, int shorter, int side) {
    Check.positive("side", side);
    Check.require(
        shorter >= side, "shorter must be at least side, " + side + ", but was " + shorter);
    return Math.min(picture.width(), picture.height()) * (side / (double) shorter);
  }
}
