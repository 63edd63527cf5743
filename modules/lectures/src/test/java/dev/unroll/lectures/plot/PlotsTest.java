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

    new LinePlot("t", "x", "y").line("a", broken).image();
    new LinePlot("t", "x", "y").line("a", broken).logarithmic().image();
    LinePlot none = new LinePlot("t", "x", "y").line("a", new double[] {Double.NaN});
    assertThrows(IllegalArgumentException.class, none::image);
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
