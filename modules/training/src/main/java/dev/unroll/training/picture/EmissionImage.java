package dev.unroll.training.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The picture drawn by Java2D, on white; needs no display. */
final class EmissionImage {
  static final Color BLANK = new Color(0x8c959f);

  /** Told apart by people who see colours differently (after Okabe and Ito 2008). */
  private static final Color[] COLOURS = {
    new Color(0x0072b2),
    new Color(0xd55e00),
    new Color(0x009e73),
    new Color(0xb83f8d),
    new Color(0xb87a00),
    new Color(0x5b3fa0),
    new Color(0x7a4a2b),
    new Color(0x2a93c9)
  };

  /** Below it a line would only thicken the axis. */
  private static final float FLAT = 0.004f;

  private static final Color HALO = new Color(255, 255, 255, 200);
  private static final int SHADE = 40;
  private static final float LETTER = 16;
  private static final BasicStroke LINE =
      new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke DASHED =
      new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);

  private final EmissionPicture picture;
  private final Emissions emissions;
  private final EmissionGeometry at;
  private final Lettering.Fonts fonts = new Lettering.Fonts();
  private final List<Integer> drawn;

  EmissionImage(EmissionPicture picture) {
    this.picture = picture;
    emissions = picture.emissions();
    at = EmissionGeometry.of(picture.seconds());
    drawn = emissions.drawn();
  }

  EmissionGeometry geometry() {
    return at;
  }

  /** Of one of the symbols that are drawn; equal for the same symbol in one picture. */
  Color colour(int symbol) {
    return COLOURS[drawn.indexOf(symbol) % COLOURS.length];
  }

  BufferedImage image() {
    int width = at.imageWidth();
    BufferedImage image =
        new BufferedImage(width, EmissionGeometry.HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, EmissionGeometry.HEIGHT);
      new EmissionAxes(at, fonts).draw(graphics);
      new WavePanel(at, picture).draw(graphics);
      graphics.setColor(BLANK);
      graphics.setStroke(DASHED);
      line(graphics, emissions.blank());
      drawn.forEach(symbol -> symbol(graphics, symbol));
      letters(graphics);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private void symbol(Graphics2D graphics, int symbol) {
    Color colour = colour(symbol);
    graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), SHADE));
    Path2D area = new Path2D.Double();
    area.moveTo(at.x(emissions.middle(0)), EmissionGeometry.BOTTOM);
    for (int frame = 0; frame < emissions.frames(); frame++) {
      area.lineTo(at.x(emissions.middle(frame)), height(frame, symbol));
    }
    area.lineTo(at.x(emissions.middle(emissions.frames() - 1)), EmissionGeometry.BOTTOM);
    graphics.fill(area);
    graphics.setColor(colour);
    graphics.setStroke(LINE);
    line(graphics, symbol);
  }

  private double height(int frame, int symbol) {
    return EmissionGeometry.y(Math.min(1, emissions.probabilities()[frame][symbol]));
  }

  /** Only where there is something to see; a frame at the end has half a neighbour. */
  private void line(Graphics2D graphics, int symbol) {
    Path2D path = new Path2D.Double();
    float before = 0;
    for (int frame = 0; frame < emissions.frames(); frame++) {
      float probability = emissions.probabilities()[frame][symbol];
      double x = at.x(emissions.middle(frame));
      double y = height(frame, symbol);
      if (frame == 0 || Math.max(before, probability) < FLAT || path.getCurrentPoint() == null) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
      before = probability;
    }
    graphics.draw(path);
  }

  /** The highest peaks first; a lower one whose letter would lie on another's stays without. */
  private void letters(Graphics2D graphics) {
    List<Rectangle2D> taken = new ArrayList<>();
    drawn.stream()
        .flatMap(symbol -> emissions.peaks(symbol).stream())
        .sorted(Comparator.comparingDouble(peak -> -peak.probability()))
        .forEach(peak -> letter(graphics, peak, taken));
  }

  private void letter(Graphics2D graphics, Emissions.Peak peak, List<Rectangle2D> taken) {
    Lettering letter = fonts.letter(emissions.symbols().get(peak.symbol()));
    graphics.setFont(letter.font().deriveFont(Font.BOLD, LETTER));
    String text = letter.label().text();
    double width = graphics.getFontMetrics().stringWidth(text);
    double x = at.x(emissions.middle(peak.frame())) - width / 2;
    double y = height(peak.frame(), peak.symbol()) - 6;
    Rectangle2D room = new Rectangle2D.Double(x - 1, y - LETTER + 2, width + 2, LETTER + 1);
    if (taken.stream().noneMatch(room::intersects)) {
      taken.add(room);
      // Keeps the letter readable on the lines behind it.
      graphics.setColor(HALO);
      graphics.fill(room);
      graphics.setColor(colour(peak.symbol()));
      graphics.drawString(text, (float) x, (float) y);
    }
  }
}
