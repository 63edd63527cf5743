package dev.unroll.lectures.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.geom.Line2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacesTest {
  @Test
  void linearAxesHaveRoundNumbers() {
    assertArrayEquals(new double[] {50, 100, 150, 200, 250, 300}, Places.round(1, 300));
    assertArrayEquals(new double[] {0, 20, 40, 60, 80, 100}, Places.round(0, 100));
    double[] tenths = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
    assertArrayEquals(tenths, Places.round(0, 0.7));
    assertArrayEquals(new double[] {-4, -2, 0, 2, 4, 6, 8}, Places.round(-5, 9));
    assertArrayEquals(new double[] {3}, Places.round(3, 3));
  }

  @Test
  void fewPlacesOfALogarithmicAxisHaveTheirOwnNumbers() {
    double[] chunks = {16, 1, 2, 4, 8, 16, 1};
    assertArrayEquals(new double[] {1, 2, 4, 8, 16}, Places.logarithmic(chunks));

    double[] many = IntStream.rangeClosed(1, 500).asDoubleStream().toArray();
    assertArrayEquals(new double[] {1, 10, 100}, Places.logarithmic(many));
  }

  @Test
  void numbersBelowOneBeginWithAZero() {
    DecimalFormat small =
        new DecimalFormat(Places.pattern(0, 0.2), DecimalFormatSymbols.getInstance(Locale.ROOT));
    DecimalFormat large =
        new DecimalFormat(Places.pattern(0, 5000), DecimalFormatSymbols.getInstance(Locale.ROOT));

    assertEquals("0.08", small.format(0.08));
    assertEquals("0.1", small.format(0.1));
    assertEquals("1,000", large.format(1000));
  }

  @Test
  void levelLinesCrossWhereTheValuesDo() {
    // A plane that rises by 1 a column: the line of 0.25 stands upright at a quarter of it.
    List<Line2D> lines = LevelLines.of(new double[][] {{0, 1}, {0, 1}, {0, 1}}, 0.25);

    assertEquals(2, lines.size());
    for (Line2D line : lines) {
      assertEquals(0.25, line.getX1(), 1e-12);
      assertEquals(0.25, line.getX2(), 1e-12);
      assertEquals(1, Math.abs(line.getY1() - line.getY2()), 1e-12);
    }
    assertEquals(0, LevelLines.of(new double[][] {{0, 1}, {0, 1}}, 2).size());
    assertEquals(2, LevelLines.of(new double[][] {{0, 1}, {1, 0}}, 0.5).size(), "a saddle");
  }
}
