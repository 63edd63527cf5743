package dev.unroll.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The pixels of a decoded image as the file stores them, on white. {@link BufferedImage#getRGB} is
 * not used: it takes grey samples for linear light, which makes grey pictures paler (128 becomes
 * 188), and asks the colour profile for each pixel.
 */
final class StoredPixels {
  private final BufferedImage image;
  private final int[] bits;
  private final boolean grey;

  StoredPixels(BufferedImage image) {
    this.image = image;
    ColorModel model = image.getColorModel();
    bits = model.getComponentSize();
    grey = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  Picture picture() {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
    int[] row = new int[0];
    Raster raster = image.getRaster();
    for (int y = 0; y < height; y++) {
      int at = 3 * y * width;
      if (image.getColorModel() instanceof IndexColorModel palette) {
        row = raster.getSamples(0, y, width, 1, 0, row.length == 0 ? new int[width] : row);
        for (int x = 0; x < width; x++) {
          palette(palette, row[x], rgb, at + 3 * x);
        }
      } else {
        int bands = raster.getNumBands();
        row = raster.getPixels(0, y, width, 1, row.length == 0 ? new int[width * bands] : row);
        for (int x = 0; x < width; x++) {
          samples(row, x * bands, bands, rgb, at + 3 * x);
        }
      }
    }
    return new Picture(width, height, rgb);
  }

  private static void palette(IndexColorModel palette, int index, byte[] rgb, int at) {
    int alpha = palette.getAlpha(index);
    rgb[at] = onWhite(palette.getRed(index), alpha);
    rgb[at + 1] = onWhite(palette.getGreen(index), alpha);
    rgb[at + 2] = onWhite(palette.getBlue(index), alpha);
  }

  private void samples(int[] row, int from, int bands, byte[] rgb, int at) {
    int colours = grey ? 1 : 3;
    boolean seeThrough = image.getColorModel().hasAlpha() && bands > colours;
    int alpha = seeThrough ? eightBits(row[from + colours], bits[colours]) : 255;
    for (int c = 0; c < 3; c++) {
      int band = grey ? 0 : c;
      rgb[at + c] = onWhite(eightBits(row[from + band], bits[band]), alpha);
    }
  }

  /** 0 to the most that {@code size} bits hold becomes 0 to 255, to the nearest. */
  private static int eightBits(int sample, int size) {
    if (size == 8) {
      return sample;
    }
    long most = (1L << size) - 1;
    return (int) ((sample * 255L + most / 2) / most);
  }

  private static byte onWhite(int sample, int alpha) {
    return (byte) ((sample * alpha + 255 * (255 - alpha) + 127) / 255);
  }
}
