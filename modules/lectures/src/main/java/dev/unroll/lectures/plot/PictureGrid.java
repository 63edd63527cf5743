package dev.unroll.lectures.plot;

import dev.unroll.core.check.Check;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Pictures in rows with names, such as frames that were predicted under those that came. */
public final class PictureGrid {
  private static final int TOP = 34;
  private static final int GAP = 4;
  private static final int LETTER = 7;
  private static final int SMALLEST = 24;

  private record Row(String name, List<BufferedImage> pictures) {}

  private final String title;
  private final List<Row> rows = new ArrayList<>();
  private List<String> columns = List.of();

  /** A grid without rows. */
  public PictureGrid(String title) {
    this.title = title;
  }

  /** With a name above each column. */
  public PictureGrid columns(List<String> names) {
    columns = List.copyOf(names);
    return this;
  }

  /** A row of pictures, all of one size. */
  public PictureGrid row(String name, List<BufferedImage> pictures) {
    rows.add(new Row(name, List.copyOf(pictures)));
    return this;
  }

  /** A row of grey pictures, each [height][width] from 0 (black) to 1 (white). */
  public PictureGrid greyRow(String name, List<double[][]> pictures) {
    return row(name, pictures.stream().map(PictureGrid::grey).toList());
  }

  /** Values from 0 to 1 as a grey picture. */
  public static BufferedImage grey(double[][] values) {
    BufferedImage image =
        new BufferedImage(values[0].length, values.length, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < values.length; y++) {
      for (int x = 0; x < values[y].length; x++) {
        image.setRGB(x, y, Ramp.GREY.colour(values[y][x]).getRGB());
      }
    }
    return image;
  }

  /** The grid as pixels. */
  public BufferedImage image() {
    Check.require(!rows.isEmpty(), "a grid of pictures needs a row: " + title);
    int most = rows.stream().mapToInt(row -> row.pictures.size()).max().orElse(1);
    int left = 16 + LETTER * rows.stream().mapToInt(row -> row.name.length()).max().orElse(0);
    int side = Math.max(SMALLEST, Math.min(160, (ChartStyle.WIDTH - left) / most - GAP));
    int top = TOP + (columns.isEmpty() ? 0 : 16);
    BufferedImage image =
        ChartStyle.page(left + most * (side + GAP), top + rows.size() * (side + GAP) + 4);
    Graphics2D pen = ChartStyle.pen(image);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    for (int i = 0; i < rows.size(); i++) {
      int down = top + i * (side + GAP);
      pen.drawString(rows.get(i).name, 8, down + side / 2 + 4);
      for (int j = 0; j < rows.get(i).pictures.size(); j++) {
        pen.drawImage(rows.get(i).pictures.get(j), left + j * (side + GAP), down, side, side, null);
      }
    }
    for (int j = 0; j < columns.size(); j++) {
      int width = pen.getFontMetrics().stringWidth(columns.get(j));
      pen.drawString(columns.get(j), left + j * (side + GAP) + (side - width) / 2, top - 5);
    }
    pen.setFont(ChartStyle.TITLE);
    pen.drawString(title, 8, 20);
    pen.dispose();
    return image;
  }
}
