package dev.unroll.lectures.plot;

import dev.unroll.lectures.experiment.Figure;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/**
 * A chart with numbers at given places of its horizontal axis. XChart puts them at steps of the
 * data where these are evenly spaced (1, 43, 85), and at powers of ten only where the axis is
 * logarithmic; here its own numbers are white, and keep the room for the given ones.
 */
final class TickedChart extends XYChart {
  private static final int MARK = 4;
  private static final int BELOW = 16;

  private final double[] places;

  /** With numbers at these places, in the order of the axis. */
  TickedChart(XYChartBuilder builder, double[] places) {
    super(builder);
    this.places = places.clone();
    getStyler().setXAxisTickLabelsColor(Color.WHITE);
    getStyler().setXAxisTickMarksColor(Color.WHITE);
    getStyler().setPlotGridVerticalLinesVisible(false);
  }

  @Override
  public void paint(Graphics2D pen, int width, int height) {
    super.paint(pen, width, height);
    Rectangle2D area = plot.getBounds();
    pen.setFont(ChartStyle.FONT);
    pen.setColor(ChartStyle.INK);
    pen.setStroke(new BasicStroke(1));
    double free = area.getX();
    for (double place : places) {
      double across = getScreenXFromChart(place);
      String name = Figure.text(place);
      int wide = pen.getFontMetrics().stringWidth(name);
      pen.draw(new Line2D.Double(across, area.getMaxY(), across, area.getMaxY() + MARK));
      if (across - wide / 2.0 >= free - wide) {
        pen.drawString(
            name, (float) (across - wide / 2.0), (float) area.getMaxY() + MARK + BELOW - 2);
        free = across + wide / 2.0 + MARK + wide;
      }
    }
  }
}
