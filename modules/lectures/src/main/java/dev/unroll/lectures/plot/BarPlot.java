package dev.unroll.lectures.plot;

import dev.unroll.core.check.Check;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** Bars in groups. */
public final class BarPlot {
  private static final int FEW = 6;

  private final String title;
  private final String y;
  private final List<String> groups;
  private final Map<String, double[]> bars = new LinkedHashMap<>();
  private String x = "";

  /**
   * A plot without bars.
   *
   * @param y name of the vertical axis, with its unit
   * @param groups names under the bars
   */
  public BarPlot(String title, String y, List<String> groups) {
    this.title = title;
    this.y = y;
    this.groups = List.copyOf(groups);
  }

  /** With a name for the horizontal axis. */
  public BarPlot over(String name) {
    x = name;
    return this;
  }

  /** One bar for each group. */
  public BarPlot bars(String name, double... heights) {
    Check.require(
        heights.length == groups.size(),
        "bars '" + name + "' are " + heights.length + " for groups " + groups);
    Check.require(
        Arrays.stream(heights).allMatch(Double::isFinite),
        "bars '" + name + "' have a height that is no number: " + Arrays.toString(heights));
    bars.put(name, heights.clone());
    return this;
  }

  /** The plot as pixels. */
  public BufferedImage image() {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(ChartStyle.WIDTH)
            .height(ChartStyle.HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    ChartStyle.apply(chart.getStyler(), bars.size());
    chart.getStyler().setXAxisTitleVisible(!x.isEmpty());
    chart.getStyler().setLocale(Locale.ROOT);
    double low = bars.values().stream().flatMapToDouble(Arrays::stream).min().orElse(0);
    double high = bars.values().stream().flatMapToDouble(Arrays::stream).max().orElse(1);
    String pattern = Places.pattern(Math.min(0, low), Math.max(0, high));
    chart.getStyler().setYAxisDecimalPattern(pattern);
    chart.getStyler().setAvailableSpaceFill(groups.size() < FEW ? 0.5 : 0.75);
    if (groups.size() > FEW) {
      chart.getStyler().setXAxisLabelRotation(30);
    }
    bars.forEach(
        (name, heights) -> chart.addSeries(name, groups, Arrays.stream(heights).boxed().toList()));
    return ChartStyle.draw(chart);
  }
}
