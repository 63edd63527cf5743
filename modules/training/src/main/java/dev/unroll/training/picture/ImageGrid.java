package dev.unroll.training.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;

/** The picture drawn by Java2D, on white; needs no display. */
final class ImageGrid {
  private static final Color INK = new Color(0x24292f);
  private static final Color GRID = new Color(0xdfe3e6);
  private static final Color FULL = new Color(0x0f6fbf);

  private final AttentionPicture picture;
  private final List<Lettering> targets;
  private final List<Lettering> sources;
  private final Lettering.Fonts fonts = new Lettering.Fonts();
  private final Geometry at;

  ImageGrid(AttentionPicture picture) {
    this.picture = picture;
    targets = picture.target().stream().map(fonts::letter).toList();
    sources = picture.source().stream().map(fonts::letter).toList();
    at = Geometry.of(widths(targets), widths(sources));
  }

  private static double[] widths(List<Lettering> labels) {
    return labels.stream().mapToDouble(ImageGrid::width).toArray();
  }

  private static double width(Lettering label) {
    FontRenderContext context = new FontRenderContext(new AffineTransform(), true, true);
    return label.font().getStringBounds(label.label().text(), context).getWidth();
  }

  Geometry geometry() {
    return at;
  }

  BufferedImage image() {
    BufferedImage image = new BufferedImage(at.width(), at.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, at.width(), at.height());
      cells(graphics);
      graphics.setColor(INK);
      targetLabels(graphics);
      sourceLabels(graphics);
      key(graphics);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private void cells(Graphics2D graphics) {
    for (int step = 0; step < targets.size(); step++) {
      for (int source = 0; source < sources.size(); source++) {
        graphics.setColor(shade(picture.weights().weight(step, source)));
        graphics.fillRect(at.x(source), at.y(step), at.cell(), at.cell());
        graphics.setColor(GRID);
        graphics.drawRect(at.x(source), at.y(step), at.cell(), at.cell());
      }
    }
  }

  /** From white to the full colour. */
  static Color shade(double weight) {
    double full = Math.min(1, weight);
    return new Color(
        blend(FULL.getRed(), full), blend(FULL.getGreen(), full), blend(FULL.getBlue(), full));
  }

  private static int blend(int colour, double weight) {
    return (int) Math.round(255 + weight * (colour - 255));
  }

  private void targetLabels(Graphics2D graphics) {
    for (int step = 0; step < targets.size(); step++) {
      Lettering label = targets.get(step);
      graphics.setFont(label.font());
      float x = (float) (at.left() - Geometry.GAP - width(label));
      graphics.drawString(label.label().text(), x, at.baseline(step));
    }
  }

  private void sourceLabels(Graphics2D graphics) {
    AffineTransform upright = graphics.getTransform();
    for (int source = 0; source < sources.size(); source++) {
      Lettering label = sources.get(source);
      graphics.setFont(label.font());
      graphics.translate(at.anchor(source), at.top() - Geometry.GAP);
      graphics.rotate(-Math.PI / 4);
      graphics.drawString(label.label().text(), 0, 0);
      graphics.setTransform(upright);
    }
  }

  private void key(Graphics2D graphics) {
    for (int x = 0; x < Geometry.KEY; x++) {
      graphics.setColor(shade(x / (Geometry.KEY - 1.0)));
      graphics.fillRect(at.left() + x, at.key(), 1, Geometry.FONT);
    }
    graphics.setColor(GRID);
    graphics.drawRect(at.left(), at.key(), Geometry.KEY, Geometry.FONT);
    graphics.setColor(INK);
    graphics.setFont(fonts.letter("0 1").font());
    int line = at.key() + Geometry.FONT - 2;
    graphics.drawString("0", at.left() - 2 * Geometry.GAP, line);
    graphics.drawString("1", at.left() + Geometry.KEY + Geometry.GAP, line);
  }
}
