package dev.unroll.lectures.plot;

import dev.unroll.core.check.Check;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Recurrent networks unrolled over time, one under the other: a box for each step, what it reads
 * below it and what it writes above it.
 */
public final class UnrolledPlot {
  private static final int TOP = 34;
  private static final int ROW = 112;
  private static final int LEFT = 14;
  private static final int BOX = 26;
  private static final int ARROW = 14;
  private static final double WIDEST = 84;

  private record Row(String name, List<String> read, List<String> written) {}

  private final String title;
  private final List<Row> rows = new ArrayList<>();

  /** A drawing without networks. */
  public UnrolledPlot(String title) {
    this.title = title;
  }

  /**
   * A network.
   *
   * @param read what each step reads; blank where it reads nothing
   * @param written what each step writes, as many; blank where it writes nothing
   */
  public UnrolledPlot row(String name, List<String> read, List<String> written) {
    Check.require(
        read.size() == written.size() && !read.isEmpty(),
        "a network reads and writes in the same steps, but '"
            + name
            + "' reads in "
            + read.size()
            + " and writes in "
            + written.size());
    rows.add(new Row(name, List.copyOf(read), List.copyOf(written)));
    return this;
  }

  /** The drawing as pixels. */
  public BufferedImage image() {
    BufferedImage image = ChartStyle.page(ChartStyle.WIDTH, TOP + rows.size() * ROW);
    Graphics2D pen = ChartStyle.pen(image);
    pen.setStroke(new BasicStroke(1.5f));
    for (int i = 0; i < rows.size(); i++) {
      draw(pen, rows.get(i), TOP + i * ROW);
    }
    pen.setColor(ChartStyle.INK);
    pen.setFont(ChartStyle.TITLE);
    pen.drawString(title, LEFT, 20);
    pen.dispose();
    return image;
  }

  private static void draw(Graphics2D pen, Row row, int top) {
    pen.setColor(ChartStyle.INK);
    pen.drawString(row.name, LEFT, top + 12);
    double step = Math.min(WIDEST, (ChartStyle.WIDTH - 2.0 * LEFT) / row.read.size());
    double side = Math.min(BOX, step / 2);
    double middle = top + 62;
    for (int t = 0; t < row.read.size(); t++) {
      double across = LEFT + (t + 0.5) * step;
      pen.setColor(ChartStyle.colour(0));
      pen.fill(new RoundRectangle2D.Double(across - side / 2, middle - BOX / 2.0, side, BOX, 6, 6));
      pen.setColor(Color.GRAY);
      if (t > 0) {
        arrow(pen, across - step + side / 2, middle, across - side / 2, middle);
      }
      double low = middle + BOX / 2.0;
      double high = middle - BOX / 2.0;
      if (!row.read.get(t).isBlank()) {
        arrow(pen, across, low + ARROW, across, low);
        text(pen, row.read.get(t), across, low + ARROW + 12);
      }
      if (!row.written.get(t).isBlank()) {
        arrow(pen, across, high, across, high - ARROW);
        text(pen, row.written.get(t), across, high - ARROW - 4);
      }
    }
  }

  private static void text(Graphics2D pen, String text, double across, double down) {
    pen.setColor(ChartStyle.INK);
    int width = pen.getFontMetrics().stringWidth(text);
    pen.drawString(text, (float) (across - width / 2.0), (float) down);
    pen.setColor(Color.GRAY);
  }

  private static void arrow(Graphics2D pen, double x, double y, double toX, double toY) {
    pen.draw(new Line2D.Double(x, y, toX, toY));
    double angle = Math.atan2(toY - y, toX - x);
    Path2D head = new Path2D.Double();
    head.moveTo(toX - 5 * Math.cos(angle - 0.5), toY - 5 * Math.sin(angle - 0.5));
    head.lineTo(toX, toY);
    head.lineTo(toX - 5 * Math.cos(angle + 0.5), toY - 5 * Math.sin(angle + 0.5));
    pen.draw(head);
  }
}
