package dev.unroll.lectures.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of equal value on a table of numbers: in each square of four neighbours the line joins the
 * places where a linear interpolation along the sides crosses the level (marching squares; Lorensen
 * and Cline 1987, in two dimensions).
 */
final class LevelLines {
  private LevelLines() {}

  /**
   * The pieces of the lines of one level.
   *
   * @param values [rows][columns]; finite
   * @return in units of columns (x) and rows (y), the first value standing at (0, 0)
   */
  static List<Line2D> of(double[][] values, double level) {
    List<Line2D> pieces = new ArrayList<>();
    for (int i = 0; i + 1 < values.length; i++) {
      for (int j = 0; j + 1 < values[i].length; j++) {
        int[][] corners = {{i, j}, {i, j + 1}, {i + 1, j + 1}, {i + 1, j}};
        List<Point2D> crossed = new ArrayList<>();
        for (int side = 0; side < 4; side++) {
          crossing(values, corners[side], corners[(side + 1) % 4], level, crossed);
        }
        for (int k = 0; k + 1 < crossed.size(); k += 2) {
          pieces.add(new Line2D.Double(crossed.get(k), crossed.get(k + 1)));
        }
      }
    }
    return pieces;
  }

  private static void crossing(
      double[][] values, int[] from, int[] to, double level, List<Point2D> crossed) {
    double a = values[from[0]][from[1]];
    double b = values[to[0]][to[1]];
    if (a < level != b < level) {
      double share = (level - a) / (b - a);
      crossed.add(
          new Point2D.Double(
              from[1] + share * (to[1] - from[1]), from[0] + share * (to[0] - from[0])));
    }
  }
}
