package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SequenceTask;
import java.util.List;

/**
 * Digits of 3 by 5 pixels, each drawn at double size somewhere in a noisy picture and read row by
 * row, from the top; which digit it is, is asked after the last row.
 *
 * @param noise standard deviation of what is added to each pixel, where ink is 1 and paper 0
 */
record DrawnDigits(double noise) implements SequenceTask {
  /** Rows and columns of a picture. */
  static final int SIDE = 14;

  /** Kinds of digits. */
  static final int KINDS = 10;

  /** Columns of a digit. */
  static final int WIDTH = 3;

  /** Rows of a digit. */
  static final int HEIGHT = 5;

  /** The rows of each digit, one after the other; # is ink. */
  private static final List<String> SHAPES =
      List.of(
          "#### ## ## ####",
          " #  #  #  #  # ",
          "###  #####  ###",
          "###  ####  ####",
          "# ## ####  #  #",
          "####  ###  ####",
          "####  #### ####",
          "###  #  #  #  #",
          "#### ##### ####",
          "#### ####  ####");

  @Override
  public Samples batch(RandomStream random, int rows) {
    float[][][] pictures = new float[rows][][];
    int[] digits = new int[rows];
    for (int n = 0; n < rows; n++) {
      digits[n] = random.nextInt(KINDS);
      pictures[n] = picture(digits[n], random);
    }
    return Samples.lastId(pictures, digits);
  }

  /** A picture, [row][column]. */
  float[][] picture(int digit, RandomStream random) {
    int top = random.nextInt(SIDE - 2 * HEIGHT + 1);
    int left = random.nextInt(SIDE - 2 * WIDTH + 1);
    float[][] pixels = new float[SIDE][SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float ink = inkOfDouble(digit, y - top, x - left) ? 1 : 0;
        pixels[y][x] = ink + (float) (noise * random.nextGaussian());
      }
    }
    return pixels;
  }

  private static boolean inkOfDouble(int digit, int y, int x) {
    boolean inside = y >= 0 && x >= 0 && y < 2 * HEIGHT && x < 2 * WIDTH;
    return inside && ink(digit, y / 2, x / 2);
  }

  /** Whether there is ink in a row, below {@link #HEIGHT}, and column, below {@link #WIDTH}. */
  static boolean ink(int digit, int row, int column) {
    return SHAPES.get(digit).charAt(row * WIDTH + column) == '#';
  }
}
