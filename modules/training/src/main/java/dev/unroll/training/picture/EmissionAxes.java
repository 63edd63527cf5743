package dev.unroll.training.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.Locale;

/** Numbers, grid and key of an emission picture. */
final class EmissionAxes {
  private static final Color INK = new Color(0x24292f);
  private static final String KEY = "blank: no letter";
  private static final Color GRID = new Color(0xe6e9ec);

  private final EmissionGeometry at;
  private final Lettering.Fonts fonts;

  EmissionAxes(EmissionGeometry at, Lettering.Fonts fonts) {
    this.at = at;
    this.fonts = fonts;
  }

  void draw(Graphics2D graphics) {
    graphics.setStroke(new BasicStroke(1));
    graphics.setFont(fonts.letter("0").font());
    double right = at.x(at.seconds());
    for (double probability : new double[] {0, 0.5, 1}) {
      double y = EmissionGeometry.y(probability);
      graphics.setColor(GRID);
      graphics.draw(new Line2D.Double(EmissionGeometry.LEFT, y, right, y));
      graphics.setColor(INK);
      String number = probability == 0.5 ? "0.5" : probability == 0 ? "0" : "1";
      before(graphics, number, EmissionGeometry.LEFT - 8.0, y + 5);
    }
    double tick = at.tick();
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(tick) + 1e-9));
    for (int i = 0; i * tick <= at.seconds() * (1 + 1e-9); i++) {
      double x = at.x(i * tick);
      graphics.setColor(GRID);
      graphics.draw(
          new Line2D.Double(x, EmissionGeometry.TOP, x, EmissionGeometry.WAVE_BOTTOM + 4));
      graphics.setColor(INK);
      String number = String.format(Locale.ROOT, "%." + decimals + "f", i * tick);
      centred(graphics, number, x, EmissionGeometry.WAVE_BOTTOM + 20.0);
    }
    centred(
        graphics,
        "time in seconds",
        (EmissionGeometry.LEFT + right) / 2,
        EmissionGeometry.HEIGHT - 10.0);
    key(graphics);
    AffineTransform upright = graphics.getTransform();
    graphics.rotate(-Math.PI / 2, 20, EmissionGeometry.y(0.5));
    centred(graphics, "probability", 20, EmissionGeometry.y(0.5));
    graphics.setTransform(upright);
  }

  private static void centred(Graphics2D graphics, String text, double x, double y) {
    double width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, (float) (x - width / 2), (float) y);
  }

  private static void before(Graphics2D graphics, String text, double x, double y) {
    double width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, (float) (x - width), (float) y);
  }

  private void key(Graphics2D graphics) {
    double y = 20;
    double x = EmissionGeometry.LEFT;
    graphics.setColor(EmissionImage.BLANK);
    graphics.setStroke(EmissionImage.DASHED);
    graphics.draw(new Line2D.Double(x, y, x + 32, y));
    graphics.setColor(INK);
    // No sign for it: any, such as φ, is a letter somewhere.
    graphics.setFont(fonts.letter("0").font());
    graphics.drawString(KEY, (float) x + 40, (float) y + 5);
  }
}
