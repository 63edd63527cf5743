package dev.unroll.training.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Curves as an SVG element whose colours are variables of the page's style, so that they follow its
 * light or dark scheme.
 */
final class Chart {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 330;
  private static final int MOST_POINTS = 500;
  private static final Color TRANSPARENT = new Color(0, 0, 0, 0);
  private static final BasicStroke SOLID =
      new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final BasicStroke DASHED =
      new BasicStroke(
          1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 5}, 0);
  private static final BasicStroke HAIR = new BasicStroke(1);

  // Stand for the variables of the page; XChart uses none of these colours by itself.
  private static final Color INK = new Color(1, 2, 3);
  private static final Color GRID = new Color(1, 2, 4);
  private static final List<Color> CURVES = List.of(new Color(1, 3, 1), new Color(1, 3, 2));
  private static final List<Color> REFERENCES =
      List.of(new Color(1, 4, 1), new Color(1, 4, 2), new Color(1, 4, 3));

  /** The unit of the axis that makes its numbers short. */
  private enum Scale {
    ONE("tokens", 1),
    THOUSAND("thousand tokens", 1e3),
    MILLION("million tokens", 1e6),
    BILLION("billion tokens", 1e9);

    private final String title;
    private final double tokens;

    Scale(String title, double tokens) {
      this.title = title;
      this.tokens = tokens;
    }

    static Scale of(double farthest) {
      Scale fit = ONE;
      for (Scale scale : values()) {
        fit = farthest >= scale.tokens ? scale : fit;
      }
      return fit;
    }
  }

  private final String id;
  private final XYChart chart;
  private final List<Double> all = new ArrayList<>();
  private final double farthest;
  private final Scale scale;
  private int curves;
  private int references;

  /**
   * An empty chart over tokens.
   *
   * @param id unique in the page, letters only
   * @param tokens where the axis ends, &gt; 0
   */
  Chart(String id, String unit, double tokens) {
    this.id = id;
    this.farthest = tokens;
    this.scale = Scale.of(tokens);
    chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(scale.title)
            .yAxisTitle(unit)
            .build();
    style(chart.getStyler());
  }

  private static void style(XYStyler style) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    style.setChartBackgroundColor(TRANSPARENT);
    style.setPlotBackgroundColor(TRANSPARENT);
    style.setLegendBackgroundColor(TRANSPARENT);
    style.setLegendBorderColor(TRANSPARENT);
    style.setPlotBorderVisible(false);
    style.setChartFontColor(INK);
    style.setAxisTickLabelsColor(INK);
    style.setAxisTickMarksColor(GRID);
    style.setPlotGridLinesColor(GRID);
    style.setPlotGridLinesStroke(HAIR);
    style.setPlotGridVerticalLinesVisible(false);
    style.setAxisTickLabelsFont(font);
    style.setAxisTitleFont(font);
    style.setLegendFont(font);
    style.setXAxisTitleColor(INK);
    style.setYAxisTitleColor(INK);
    style.setLegendPosition(LegendPosition.OutsideS);
    style.setLegendLayout(LegendLayout.Horizontal);
    style.setChartPadding(4);
    style.setLocale(Locale.ROOT);
    style.setXAxisTickMarkSpacingHint(110);
    style.setXAxisDecimalPattern("0.####");
    style.setYAxisDecimalPattern("0.########");
  }

  /**
   * Adds a curve; points that are not finite are left out, and of very many only some are drawn.
   */
  Chart curve(String name, double[] tokens, double[] values) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    int stride = Math.max(1, tokens.length / MOST_POINTS);
    for (int i = (tokens.length - 1) % stride; i < tokens.length; i += stride) {
      if (Double.isFinite(values[i])) {
        x.add(tokens[i] / scale.tokens);
        y.add(values[i]);
      }
    }
    all.addAll(y);
    if (!x.isEmpty()) {
      XYSeries series = chart.addSeries(name, x, y);
      boolean dot = x.size() == 1; // a line through one point cannot be seen
      series.setMarker(dot ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
      Color color = CURVES.get(curves++ % CURVES.size());
      series.setLineStyle(SOLID);
      series.setLineColor(color);
      series.setMarkerColor(color);
    }
    return this;
  }

  /** Adds a dashed line at one value. */
  Chart reference(String name, double value) {
    XYSeries series =
        chart.addSeries(
            name, new double[] {0, farthest / scale.tokens}, new double[] {value, value});
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(DASHED);
    series.setLineColor(REFERENCES.get(references++ % REFERENCES.size()));
    all.add(value);
    return this;
  }

  /** Uses a logarithmic axis if all values allow. */
  Chart logarithmic() {
    boolean positive = all.stream().allMatch(value -> value > 0);
    double low = all.stream().mapToDouble(value -> value).min().orElse(1);
    double high = all.stream().mapToDouble(value -> value).max().orElse(1);
    if (positive && high > 10 * low) {
      chart.getStyler().setYAxisLogarithmic(true);
    } else if (positive) {
      chart.getStyler().setYAxisMin(0.0);
    }
    return this;
  }

  /** The element, or a sentence when nothing can be drawn. */
  String svg() {
    if (all.isEmpty()) {
      return "<p>Nothing was measured yet.</p>\n";
    }
    chart.getStyler().setXAxisMin(0.0);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
      return variables(bytes.toString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LinkageError | InternalError e) {
      // A JDK without fonts, as in small containers, must not end a run for want of a picture.
      return "<p>Curves need a JDK with fonts (" + Html.escaped(e) + ").</p>\n";
    }
  }

  private String variables(String document) {
    String svg =
        document
            .substring(document.indexOf("<svg"))
            .replaceFirst("width=\"" + WIDTH + "px\"", "role=\"img\"")
            .replaceFirst("height=\"" + HEIGHT + "px\"", "")
            .replaceAll("\"clip(\\d+)\"", "\"" + id + "$1\"")
            .replaceAll("#clip(\\d+)", "#" + id + "$1")
            .replaceAll("(\\d+\\.\\d)\\d+", "$1")
            .replaceAll("\\n\\s*", "\n");
    svg = svg.replace(rgb(INK), "var(--ink)").replace(rgb(GRID), "var(--grid)");
    for (int i = 0; i < CURVES.size(); i++) {
      svg = svg.replace(rgb(CURVES.get(i)), "var(--curve" + i + ")");
    }
    for (int i = 0; i < REFERENCES.size(); i++) {
      svg = svg.replace(rgb(REFERENCES.get(i)), "var(--reference" + i + ")");
    }
    return svg;
  }

  private static String rgb(Color color) {
    return "rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")";
  }
}
