package dev.unroll.data.image;

import dev.unroll.core.check.Check;

/**
 * Scales pictures by a triangle filter, one axis after the other. It is as wide as two pixels of
 * the coarser of both pictures, so that enlarging is bilinear interpolation and shrinking averages
 * all pixels and leaves no moiré; so do Pillow's BILINEAR and torchvision's antialiased one.
 *
 * <pre>
 * s = source / result (pixels)      u = max(1, s)      c_i = start + (i + 1/2) s
 * w_ij = max(0, 1 − |j + 1/2 − c_i| / u)      result_i = Σ_j w_ij source_j / Σ_j w_ij
 * </pre>
 *
 * <p>The sum runs over the pixels j that exist. Samples are rounded once, at the end.
 */
public final class Scaling {
  private Scaling() {}

  /** The part of a picture that is scaled, in pixels; its edges may lie between two of them. */
  record Box(double left, double top, double width, double height) {}

  /** A whole picture at another size, its proportions changed as that needs. */
  public static Picture scale(Picture picture, int width, int height) {
    return scale(picture, new Box(0, 0, picture.width(), picture.height()), width, height);
  }

  /** The part {@code box}; pixels around it weigh in at its edges as if all had been scaled. */
  static Picture scale(Picture picture, Box box, int width, int height) {
    Check.positive("width", width);
    Check.positive("height", height);
    if (box.equals(new Box(0, 0, width, height))
        && width == picture.width()
        && height == picture.height()) {
      return picture;
    }
    Taps[] columns = taps(picture.width(), box.left(), box.width(), width);
    Taps[] rows = taps(picture.height(), box.top(), box.height(), height);
    int firstRow = rows[0].first;
    int endRow = rows[height - 1].first + rows[height - 1].weights.length;
    float[][] narrow = new float[endRow - firstRow][];
    for (int y = firstRow; y < endRow; y++) {
      narrow[y - firstRow] = across(picture, y, columns);
    }
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      down(narrow, rows[y], firstRow, rgb, 3 * y * width);
    }
    return new Picture(width, height, rgb);
  }

  /** The pixels that one result is made of, and how much each weighs; weights sum to 1. */
  private record Taps(int first, float[] weights) {}

  private static Taps[] taps(int pixels, double start, double length, int results) {
    double step = length / results;
    double reach = Math.max(1, step);
    Taps[] taps = new Taps[results];
    for (int i = 0; i < results; i++) {
      double centre = start + (i + 0.5) * step;
      int first = (int) Math.max(0, Math.min(pixels - 1, Math.floor(centre - reach)));
      int end = (int) Math.max(first + 1, Math.min(pixels, Math.ceil(centre + reach)));
      double[] raw = new double[end - first];
      double sum = 0;
      for (int j = 0; j < raw.length; j++) {
        raw[j] = Math.max(0, 1 - Math.abs(first + j + 0.5 - centre) / reach);
        sum += raw[j];
      }
      float[] weights = new float[raw.length];
      for (int j = 0; j < raw.length; j++) {
        weights[j] = (float) (raw[j] / sum);
      }
      taps[i] = new Taps(first, weights);
    }
    return taps;
  }

  private static float[] across(Picture picture, int y, Taps[] columns) {
    float[] result = new float[3 * columns.length];
    byte[] rgb = picture.rgb();
    for (int x = 0; x < columns.length; x++) {
      float[] weights = columns[x].weights;
      int from = 3 * (y * picture.width() + columns[x].first);
      for (int j = 0; j < weights.length; j++) {
        result[3 * x] += weights[j] * (rgb[from + 3 * j] & 0xFF);
        result[3 * x + 1] += weights[j] * (rgb[from + 3 * j + 1] & 0xFF);
        result[3 * x + 2] += weights[j] * (rgb[from + 3 * j + 2] & 0xFF);
      }
    }
    return result;
  }

  private static void down(float[][] narrow, Taps row, int firstRow, byte[] rgb, int at) {
    float[] sum = new float[narrow[0].length];
    for (int j = 0; j < row.weights.length; j++) {
      float[] source = narrow[row.first + j - firstRow];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += row.weights[j] * source[i];
      }
    }
    for (int i = 0; i < sum.length; i++) {
      rgb[at + i] = (byte) Math.max(0, Math.min(255, Math.round(sum[i])));
    }
  }
}
