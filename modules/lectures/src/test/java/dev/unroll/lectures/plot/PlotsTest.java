package dev.unroll.lectures.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotsTest {
  private static final double[][] CHECKS = {{0, 1, 0}, {1, 0, 1}};

  @Test
  void curvesAreDrawnInTheirColours() {
    BufferedImage image =
        new LinePlot("t", "x", "y")
            .line("rising", new double[] {1, 2, 3})
            .line("falling", new double[] {3, 2, 1})
            .image();

    assertTrue(pixels(image, ChartStyle.colour(0)) > 300, "first curve");
    assertTrue(pixels(image, ChartStyle.colour(1)) > 300, "second curve");
    assertEquals(0, pixels(image, ChartStyle.colour(2)));
  }

  @Test
  void pointsThatAreNoNumbersAreLeftOut() {
    double[] broken = {1, Double.NaN, 3, Double.POSITIVE_INFINITY, -2};

    double[] left = {1, 3, -2};
    double[] places = {1, 3, 5};
    assertEquals(
        0, apart(plot().line("a", places, left).image(), plot().line("a", broken).image()));
    assertEquals(
        0,
        apart(
            plot().line("a", new double[] {1, 3}, new double[] {1, 3}).logarithmic().image(),
            plot().line("a", broken).logarithmic().image()));
    assertTrue(apart(plot().line("a", left).image(), plot().line("a", broken).image()) > 100);
    LinePlot none = new LinePlot("t", "x", "y").line("a", new double[] {Double.NaN});
    assertThrows(IllegalArgumentException.class, none::image);
  }

  @Test
  void aCurveWithoutAPointKeepsItsNameUnderThePlot() {
    double[] none = {Double.NaN, Double.NaN, Double.NaN};
    BufferedImage image = plot().line("gone", none).line("there", new double[] {1, 2, 3}).image();

    int named = pixels(image, ChartStyle.colour(0));
    assertTrue(named > 20 && named < 300, "the sample beside the name: " + named);
    assertTrue(pixels(image, ChartStyle.colour(1)) > 300);
  }

  @Test
  void levelsAreDrawnWhereTheValuesCrossThem() {
    double[][] slope = new double[20][20];
    for (double[] row : slope) {
      java.util.Arrays.setAll(row, j -> j);
    }
    BufferedImage without = new HeatPlot("t", slope).image();
    BufferedImage with = new HeatPlot("t", slope).levels(4.5, 14.5).image();

    // Two upright lines over 19 of 20 cells, each at least one pixel wide.
    int tall = (int) (0.95 * 1.5 * 400 * 19 / 20);
    assertTrue(apart(without, with) >= 2 * tall, "pixels: " + apart(without, with));
    assertEquals(0, apart(without, new HeatPlot("t", slope).levels(99).image()));
  }

  @Test
  void heatShowsLowAndHighInTheRampsColours() {
    BufferedImage image =
        new HeatPlot("t", CHECKS)
            .labels(List.of("a", "b"), List.of("x", "y", "z"))
            .axes("column", "row")
            .scale(Ramp.GREY, 0, 1)
            .image();

    int cell = 48 * 3 / 2; // at most 48 units a cell, 1.5 pixels a unit
    assertEquals(3.0 * cell * cell, pixels(image, Color.BLACK), 0.2 * cell * cell);
  }

  @Test
  void aSurfaceIsRedWhereItIsHighAndBlueWhereItIsLow() {
    double[] places = {0, 1, 2, 3, 4, 5, 6, 7};
    double[][] heights = new double[8][8];
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        heights[i][j] = i < 4 ? 0 : 1;
      }
    }

    BufferedImage image = new SurfacePlot("t", places, places, heights).image();

    assertTrue(pixels(image, Ramp.SIGNED.colour(0)) > 500, "low");
    assertTrue(pixels(image, Ramp.SIGNED.colour(1)) > 500, "high");
  }

  @Test
  void picturesStandInRows() {
    BufferedImage image =
        new PictureGrid("t")
            .greyRow("frames", List.<double[][]>of(new double[][] {{0, 0}, {0, 0}}))
            .greyRow("more", List.<double[][]>of(new double[][] {{0, 1}, {1, 0}}))
            .columns(List.of("1"))
            .image();

    int side = 160 * 3 / 2;
    assertEquals(1.5 * side * side, pixels(image, Color.BLACK), 0.05 * side * side);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new LinePlot("t", "x", "y").line("a", new double[2], new double[3]));
    BarPlot bars = new BarPlot("t", "y", List.of("a", "b"));
    assertThrows(IllegalArgumentException.class, () -> bars.bars("one", 1));
    assertThrows(IllegalArgumentException.class, () -> bars.bars("one", 1, Double.NaN));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SurfacePlot("t", new double[2], new double[2], new double[2][3]));
    assertThrows(IllegalArgumentException.class, () -> new PictureGrid("t").image());
  }

  private static LinePlot plot() {
    return new LinePlot("t", "x", "y");
  }

  /** Pixels that differ. */
  private static int apart(BufferedImage one, BufferedImage other) {
    int count = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
      }
    }
    return count;
  }

  private static int pixels(BufferedImage image, Color colour) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == colour.getRGB() ? 1 : 0;
      }
    }
    return count;
  }
}
