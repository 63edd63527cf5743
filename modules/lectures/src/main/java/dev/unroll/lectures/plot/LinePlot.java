package dev.unroll.lectures.plot;

import dev.unroll.core.check.Check;
import dev.unroll.lectures.experiment.Range;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Curves over one axis. */
public final class LinePlot {
  private static final int MARKED = 40;

  private record Line(String name, double[] x, double[] y, boolean dashed) {}

  private final String title;
  private final String x;
  private final String y;
  private final List<Line> lines = new ArrayList<>();
  private boolean logX;
  private boolean logY;

  /**
   * An empty plot.
   *
   * @param x name of the horizontal axis, with its unit
   * @param y name of the vertical axis, with its unit
   */
  public LinePlot(String title, String x, String y) {
    this.title = title;
    this.x = x;
    this.y = y;
  }

  /** With powers of ten on the vertical axis; values that are not positive are left out. */
  public LinePlot logarithmic() {
    logY = true;
    return this;
  }

  /** With a logarithmic horizontal axis: numbers at the places if few, else at powers of ten. */
  public LinePlot logarithmicX() {
    logX = true;
    return this;
  }

  /**
   * A curve; points that cannot be drawn, such as not-a-number, are left out, and where none is
   * left its name says so.
   */
  public LinePlot line(String name, double[] xs, double[] ys) {
    Check.require(
        xs.length == ys.length,
        "line '" + name + "' has " + xs.length + " places and " + ys.length + " values");
    lines.add(new Line(name, xs.clone(), ys.clone(), false));
    return this;
  }

  /** A curve over 1, 2, 3 and so on. */
  public LinePlot line(String name, double[] ys) {
    return line(name, IntStream.rangeClosed(1, ys.length).asDoubleStream().toArray(), ys);
  }

  /** A dashed horizontal line across the curves that are there. */
  public LinePlot reference(String name, double value) {
    double low = lines.stream().flatMapToDouble(l -> Arrays.stream(l.x)).min().orElse(0);
    double high = lines.stream().flatMapToDouble(l -> Arrays.stream(l.x)).max().orElse(1);
    lines.add(new Line(name, new double[] {low, high}, new double[] {value, value}, true));
    return this;
  }

  /** The plot as pixels. */
  public BufferedImage image() {
    double[] across = drawn(Line::x);
    Check.require(across.length > 0, "plot '" + title + "' has no point to draw");
    Range range = Range.of(across);
    XYChart chart =
        new TickedChart(
            new XYChartBuilder()
                .width(ChartStyle.WIDTH)
                .height(ChartStyle.HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y),
            logX ? Places.logarithmic(across) : Places.round(range.least(), range.most()));
    ChartStyle.apply(chart.getStyler(), lines.size());
    chart.getStyler().setYAxisLogarithmic(logY);
    chart.getStyler().setXAxisLogarithmic(logX);
    chart.getStyler().setLocale(Locale.ROOT);
    if (!logY) {
      Range up = Range.of(drawn(Line::y));
      chart.getStyler().setYAxisDecimalPattern(Places.pattern(up.least(), up.most()));
    }
    for (int i = 0; i < lines.size(); i++) {
      add(chart, lines.get(i), ChartStyle.colour(i));
    }
    return ChartStyle.draw(chart);
  }

  private void add(XYChart chart, Line line, Color colour) {
    int[] drawn = IntStream.range(0, line.x.length).filter(i -> drawable(line, i)).toArray();
    // A single point without a mark cannot be seen, but its name stands under the plot.
    XYSeries series =
        drawn.length == 0
            ? chart.addSeries(
                line.name + " (none drawn)",
                new double[] {drawn(Line::x)[0]},
                new double[] {drawn(Line::y)[0]})
            : chart.addSeries(
                line.name,
                Arrays.stream(drawn).mapToDouble(i -> line.x[i]).toArray(),
                Arrays.stream(drawn).mapToDouble(i -> line.y[i]).toArray());
    series.setLineColor(colour);
    series.setMarkerColor(colour);
    series.setLineStyle(
        line.dashed
            ? new BasicStroke(1.5f, 0, 0, 10, new float[] {6, 5}, 0)
            : new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    boolean marked = !line.dashed && drawn.length > 0 && drawn.length <= MARKED;
    series.setMarker(marked ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
  }

  /** A coordinate of all points that can be drawn. */
  private double[] drawn(Function<Line, double[]> coordinate) {
    return lines.stream()
        .flatMapToDouble(
            line ->
                IntStream.range(0, line.x.length)
                    .filter(i -> drawable(line, i))
                    .mapToDouble(i -> coordinate.apply(line)[i]))
        .toArray();
  }

  private boolean drawable(Line line, int i) {
    return Double.isFinite(line.x[i])
        && Double.isFinite(line.y[i])
        && (!logY || line.y[i] > 0)
        && (!logX || line.x[i] > 0);
  }
}
