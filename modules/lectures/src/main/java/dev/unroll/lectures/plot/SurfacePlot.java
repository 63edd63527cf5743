package dev.unroll.lectures.plot;

import dev.unroll.core.check.Check;
import dev.unroll.lectures.experiment.Figure;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A function of two variables as a landscape, seen from a corner: patches are drawn from the
 * farthest to the nearest and take the colour of their height.
 */
public final class SurfacePlot {
  private static final int HEIGHT = 500;
  private static final double TURN = Math.toRadians(-125);
  private static final double TILT = Math.toRadians(32);
  private static final double SIZE = 300;
  private static final double RISE = 170;

  private final String title;
  private final double[] xs;
  private final double[] ys;
  private final double[][] heights;
  private String x = "x";
  private String y = "y";
  private String z = "z";

  /**
   * A landscape.
   *
   * @param xs places along the first axis, rising
   * @param ys places along the second axis, rising
   * @param heights [x][y], finite
   */
  public SurfacePlot(String title, double[] xs, double[] ys, double[][] heights) {
    Check.require(
        heights.length == xs.length && heights[0].length == ys.length,
        "a surface over " + xs.length + " by " + ys.length + " places needs as many heights");
    this.title = title;
    this.xs = xs.clone();
    this.ys = ys.clone();
    this.heights = Arrays.stream(heights).map(double[]::clone).toArray(double[][]::new);
  }

  /** With names of the axes. */
  public SurfacePlot axes(String first, String second, String up) {
    x = first;
    y = second;
    z = up;
    return this;
  }

  /** The plot as pixels. */
  public BufferedImage image() {
    double low = Arrays.stream(heights).flatMapToDouble(Arrays::stream).min().orElseThrow();
    double high = Arrays.stream(heights).flatMapToDouble(Arrays::stream).max().orElseThrow();
    double range = high > low ? high - low : 1;
    BufferedImage image = ChartStyle.page(ChartStyle.WIDTH, HEIGHT);
    Graphics2D pen = ChartStyle.pen(image);
    base(pen, low, high);
    for (int i = 0; i + 1 < xs.length; i++) {
      for (int j = 0; j + 1 < ys.length; j++) {
        // The farthest corner is that of the first places.
        patch(pen, i, j, low, range);
      }
    }
    labels(pen);
    pen.dispose();
    return image;
  }

  /** The edges of the ground and, where the landscape does not hide it, the one that goes up. */
  private void base(Graphics2D pen, double low, double high) {
    pen.setColor(ChartStyle.INK);
    double[][] corners = {{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}};
    for (int i = 0; i < 4; i++) {
      double[] next = corners[(i + 1) % 4];
      pen.draw(
          new Line2D.Double(place(corners[i][0], corners[i][1], 0), place(next[0], next[1], 0)));
    }
    double across = place(-0.5, 0.5, 0).getX() < place(0.5, -0.5, 0).getX() ? -0.5 : 0.5;
    pen.draw(new Line2D.Double(place(across, -across, 0), place(across, -across, 1)));
    double[] numbers = Places.round(low, high);
    for (double number : numbers) {
      Point2D at = place(across, -across, high > low ? (number - low) / (high - low) : 0);
      String name = Figure.text(number);
      int wide = pen.getFontMetrics().stringWidth(name);
      pen.draw(new Line2D.Double(at.getX() - 4, at.getY(), at.getX(), at.getY()));
      pen.drawString(name, (float) at.getX() - wide - 7, (float) at.getY() + 4);
    }
    Point2D top = place(across, -across, 1);
    // It ends at the edge: to the right of it stands the landscape.
    float wide = pen.getFontMetrics().stringWidth(z);
    pen.drawString(z, (float) top.getX() - wide - 7, (float) top.getY() - 10);
  }

  private void patch(Graphics2D pen, int i, int j, double low, double range) {
    Path2D patch = new Path2D.Double();
    double sum = 0;
    int[][] corners = {{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}};
    for (int[] corner : corners) {
      double height = (heights[corner[0]][corner[1]] - low) / range;
      sum += height;
      Point2D p = place(across(corner[0], xs), across(corner[1], ys), height);
      if (patch.getCurrentPoint() == null) {
        patch.moveTo(p.getX(), p.getY());
      } else {
        patch.lineTo(p.getX(), p.getY());
      }
    }
    patch.closePath();
    Color colour = Ramp.SIGNED.colour(sum / 4);
    pen.setColor(colour);
    pen.fill(patch);
    pen.setColor(colour.darker());
    pen.draw(patch);
  }

  private static double across(int i, double[] places) {
    return (places[i] - places[0]) / (places[places.length - 1] - places[0]) - 0.5;
  }

  /** Where a point is drawn whose coordinates lie in [−½, ½], [−½, ½] and [0, 1]. */
  private static Point2D place(double across, double deep, double up) {
    double right = across * Math.cos(TURN) - deep * Math.sin(TURN);
    double back = across * Math.sin(TURN) + deep * Math.cos(TURN);
    return new Point2D.Double(
        ChartStyle.WIDTH / 2.0 + right * SIZE,
        HEIGHT * 0.67 - back * SIZE * Math.sin(TILT) - up * RISE);
  }

  private void labels(Graphics2D pen) {
    pen.setColor(ChartStyle.INK);
    axis(pen, x, xs, place(-0.5, 0.5, 0), place(0.5, 0.5, 0));
    axis(pen, y, ys, place(0.5, -0.5, 0), place(0.5, 0.5, 0));
    pen.setFont(ChartStyle.TITLE);
    pen.drawString(title, 14, 22);
    pen.setFont(ChartStyle.FONT);
  }

  private static void axis(Graphics2D pen, String name, double[] places, Point2D from, Point2D to) {
    int shift = 16;
    text(pen, Figure.text(places[0]), from, shift);
    // Both axes end at one corner: there each number moves towards its own axis.
    Point2D end =
        new Point2D.Double(
            to.getX() + 0.1 * (from.getX() - to.getX()),
            to.getY() + 0.1 * (from.getY() - to.getY()));
    text(pen, Figure.text(places[places.length - 1]), end, shift);
    Point2D middle =
        new Point2D.Double((from.getX() + to.getX()) / 2, (from.getY() + to.getY()) / 2);
    text(pen, name, middle, 2 * shift);
  }

  private static void text(Graphics2D pen, String text, Point2D place, int below) {
    int width = pen.getFontMetrics().stringWidth(text);
    pen.drawString(text, (float) place.getX() - width / 2f, (float) place.getY() + below);
  }
}
