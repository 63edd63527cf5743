package dev.unroll.lectures.plot;

import dev.unroll.lectures.experiment.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** One look for all plots. */
final class ChartStyle {
  static final int WIDTH = 720;
  static final int HEIGHT = 330;

  static final Color INK = new Color(0x33, 0x33, 0x33);
  static final Color GRID = new Color(0xE2, 0xE2, 0xE2);
  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);

  /** Okabe and Ito's colours, which people who see fewer colours can tell apart. */
  static final List<Color> COLOURS =
      List.of(
          new Color(0x00, 0x72, 0xB2),
          new Color(0xD5, 0x5E, 0x00),
          new Color(0x00, 0x9E, 0x73),
          new Color(0xCC, 0x79, 0xA7),
          new Color(0xE6, 0x9F, 0x00),
          new Color(0x56, 0xB4, 0xE9),
          new Color(0x33, 0x33, 0x33),
          new Color(0xB0, 0xA8, 0x20));

  private ChartStyle() {}

  static Color colour(int series) {
    return COLOURS.get(series % COLOURS.size());
  }

  static void apply(AxesChartStyler style, int series) {
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setPlotGridLinesColor(GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1));
    style.setChartFontColor(INK);
    style.setChartTitleFont(TITLE);
    style.setAxisTickLabelsFont(FONT);
    style.setAxisTitleFont(FONT);
    style.setLegendFont(FONT);
    style.setLegendBorderColor(Color.WHITE);
    style.setLegendPosition(LegendPosition.OutsideS);
    style.setLegendLayout(LegendLayout.Horizontal);
    style.setLegendVisible(series > 1);
    style.setSeriesColors(COLOURS.toArray(Color[]::new));
  }

  static BufferedImage draw(Chart<?, ?> chart) {
    int width = chart.getWidth();
    int height = chart.getHeight();
    BufferedImage image = page(width, height);
    Graphics2D graphics = pen(image);
    chart.paint(graphics, width, height);
    graphics.dispose();
    return image;
  }

  /** An image for a drawing of this size. */
  static BufferedImage page(int width, int height) {
    return new BufferedImage(
        (int) Math.round(width * Picture.DENSITY),
        (int) Math.round(height * Picture.DENSITY),
        BufferedImage.TYPE_INT_RGB);
  }

  /** Draws in units of the drawing, on white. */
  static Graphics2D pen(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(Picture.DENSITY, Picture.DENSITY);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(FONT);
    graphics.setColor(INK);
    return graphics;
  }
}
