package dev.unroll.training.picture;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;

/**
 * A label in a font that has its characters, or with escapes for those that no font has.
 *
 * @param label as it is to be drawn
 * @param font to draw it in
 */
record Lettering(Label label, Font font) {
  private static final int MOST_COLUMNS = 24;

  /** Fonts of this machine; asked for only when the usual one does not do, as that is slow. */
  static final class Fonts {
    private final Font usual = new Font(Font.SANS_SERIF, Font.PLAIN, Geometry.FONT);
    private List<Font> others = List.of();

    Lettering letter(String token) {
      String plain = Label.of(token).text();
      if (usual.canDisplayUpTo(plain) < 0) {
        return new Lettering(Label.of(token).within(MOST_COLUMNS), usual);
      }
      Font best = usual;
      for (Font font : others()) {
        boolean better = lacking(font, plain) < lacking(best, plain);
        best = better ? font : best;
      }
      Font chosen = best;
      return new Lettering(Label.of(token, chosen::canDisplay).within(MOST_COLUMNS), chosen);
    }

    private List<Font> others() {
      if (others.isEmpty()) {
        others = new ArrayList<>();
        GraphicsEnvironment here = GraphicsEnvironment.getLocalGraphicsEnvironment();
        for (String family : here.getAvailableFontFamilyNames()) {
          others.add(new Font(family, Font.PLAIN, Geometry.FONT));
        }
      }
      return others;
    }

    private static long lacking(Font font, String text) {
      return text.codePoints().filter(point -> !font.canDisplay(point)).count();
    }
  }
}
