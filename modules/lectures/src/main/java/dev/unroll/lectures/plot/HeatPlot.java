package dev.unroll.lectures.plot;

import dev.unroll.core.check.Check;
import dev.unroll.lectures.experiment.Figure;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/** A table of numbers as colours, with a scale beside it. */
public final class HeatPlot {
  private static final int TOP = 34;
  private static final int LETTER = 7;
  private static final int LINE = 16;
  private static final int KEY = 84;

  private final String title;
  private final double[][] values;
  private List<String> rows = List.of();
  private List<String> columns = List.of();
  private String x = "";
  private String y = "";
  private Ramp ramp = Ramp.AMOUNT;
  private double low;
  private double high;
  private double[] levels = {};

  /**
   * A plot over the range of its values.
   *
   * @param values [rows][columns], at least one; the first row is drawn at the top
   */
  public HeatPlot(String title, double[][] values) {
    Check.require(values.length > 0 && values[0].length > 0, "a heat plot needs values: " + title);
    this.title = title;
    this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    low = Arrays.stream(values).flatMapToDouble(Arrays::stream).min().orElseThrow();
    high = Arrays.stream(values).flatMapToDouble(Arrays::stream).max().orElseThrow();
  }

  /** With names of the axes. */
  public HeatPlot axes(String horizontal, String vertical) {
    x = horizontal;
    y = vertical;
    return this;
  }

  /** With a name for each row and each column. */
  public HeatPlot labels(List<String> ofRows, List<String> ofColumns) {
    rows = List.copyOf(ofRows);
    columns = List.copyOf(ofColumns);
    return this;
  }

  /** With these colours, whose ends stand for these values. */
  public HeatPlot scale(Ramp colours, double lowest, double highest) {
    ramp = colours;
    low = lowest;
    high = highest;
    return this;
  }

  /** With a line through the places where the values, which are finite, cross each level. */
  public HeatPlot levels(double... ofLines) {
    levels = ofLines.clone();
    return this;
  }

  /** The plot as pixels. */
  public BufferedImage image() {
    int left = 34 + LETTER * longest(rows);
    double wide = Math.min((ChartStyle.WIDTH - left - KEY) / (double) values[0].length, 48);
    double named = (LETTER * y.length() + 8.0) / values.length; // what the axis' name needs
    double tall = Math.max(named, Math.min(wide, Math.max(10, 400.0 / values.length)));
    boolean upright = LETTER * longest(columns) > wide;
    int under = columns.isEmpty() ? 0 : 6 + (upright ? LETTER * longest(columns) : LINE);
    Rectangle2D area =
        new Rectangle2D.Double(left, TOP, wide * values[0].length, tall * values.length);
    BufferedImage image =
        ChartStyle.page(
            (int) Math.max(area.getMaxX() + KEY, LETTER * title.length() + 20),
            (int) area.getMaxY() + under + LINE + 10);
    Graphics2D pen = ChartStyle.pen(image);
    cells(pen, area);
    lines(pen, area);
    names(pen, area, upright);
    axes(pen, area, under);
    key(pen, area);
    pen.dispose();
    return image;
  }

  private static int longest(List<String> names) {
    return names.stream().mapToInt(String::length).max().orElse(0);
  }

  private void cells(Graphics2D pen, Rectangle2D area) {
    double wide = area.getWidth() / values[0].length;
    double tall = area.getHeight() / values.length;
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        pen.setColor(colour(values[i][j]));
        double across = area.getX() + j * wide;
        double down = area.getY() + i * tall;
        pen.fill(new Rectangle2D.Double(across, down, wide + 0.5, tall + 0.5));
      }
    }
    pen.setColor(ChartStyle.GRID);
    pen.setStroke(new BasicStroke(1));
    pen.draw(area);
  }

  private void lines(Graphics2D pen, Rectangle2D area) {
    double wide = area.getWidth() / values[0].length;
    double tall = area.getHeight() / values.length;
    AffineTransform toArea = new AffineTransform(wide, 0, 0, tall, area.getX(), area.getY());
    toArea.translate(0.5, 0.5); // a value stands in the middle of its cell
    pen.setColor(ChartStyle.INK);
    for (double level : levels) {
      for (Line2D piece : LevelLines.of(values, level)) {
        pen.draw(toArea.createTransformedShape(piece));
      }
    }
  }

  private Color colour(double value) {
    return Double.isFinite(value)
        ? ramp.colour(high > low ? (value - low) / (high - low) : 0)
        : Color.LIGHT_GRAY;
  }

  private void names(Graphics2D pen, Rectangle2D area, boolean upright) {
    pen.setColor(ChartStyle.INK);
    double tall = area.getHeight() / values.length;
    int every = (int) Math.ceil(LINE / tall);
    for (int i = 0; i < rows.size(); i += every) {
      int width = pen.getFontMetrics().stringWidth(rows.get(i));
      float down = (float) (area.getY() + (i + 0.5) * tall + 4);
      pen.drawString(rows.get(i), (float) (area.getX() - width - 6), down);
    }
    double wide = area.getWidth() / values[0].length;
    for (int j = 0; j < columns.size(); j++) {
      double middle = area.getX() + (j + 0.5) * wide;
      int width = pen.getFontMetrics().stringWidth(columns.get(j));
      if (upright) {
        AffineTransform before = pen.getTransform();
        pen.translate(middle + 4, area.getMaxY() + width + 5);
        pen.rotate(-Math.PI / 2);
        pen.drawString(columns.get(j), 0, 0);
        pen.setTransform(before);
      } else {
        float across = (float) (middle - width / 2.0);
        pen.drawString(columns.get(j), across, (float) area.getMaxY() + LINE);
      }
    }
  }

  private void axes(Graphics2D pen, Rectangle2D area, int under) {
    int width = pen.getFontMetrics().stringWidth(x);
    float across = (float) Math.max(area.getX(), area.getCenterX() - width / 2.0);
    pen.drawString(x, across, (float) area.getMaxY() + under + LINE);
    AffineTransform before = pen.getTransform();
    pen.translate(14, area.getCenterY() + pen.getFontMetrics().stringWidth(y) / 2.0);
    pen.rotate(-Math.PI / 2);
    pen.drawString(y, 0, 0);
    pen.setTransform(before);
    pen.setFont(ChartStyle.TITLE);
    pen.drawString(title, 10, 20);
    pen.setFont(ChartStyle.FONT);
  }

  private void key(Graphics2D pen, Rectangle2D area) {
    double tall = Math.min(area.getHeight(), 160);
    double across = area.getMaxX() + 16;
    for (int i = 0; i < tall; i++) {
      pen.setColor(ramp.colour(1 - i / tall));
      pen.fill(new Rectangle2D.Double(across, area.getY() + i, 12, 1.5));
    }
    pen.setColor(ChartStyle.INK);
    pen.drawString(Figure.text(high), (float) across + 16, (float) area.getY() + 10);
    pen.drawString(Figure.text(low), (float) across + 16, (float) (area.getY() + tall));
  }
}
