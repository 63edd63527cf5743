package dev.unroll.data.synthetic.scene;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.function.IntUnaryOperator;

/** Makes the pixels of a scene with Java2D; needs no screen. */
final class Painting {
  private static final int SMALLEST = 16;

  /** The most that a shade changes a colour, of 255. */
  private static final double TINT = 18;

  private Painting() {}

  static BufferedImage of(Scene scene, int side) {
    Check.require(side >= SMALLEST, "side must be >= " + SMALLEST + " pixels, but was " + side);
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = picture.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    brush.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    int grey = scene.backdrop().grey();
    brush.setColor(new Color(grey, grey, grey));
    brush.fillRect(0, 0, side, side);
    brush.scale(side, side);
    scene.things().forEach(thing -> paint(brush, thing));
    brush.dispose();
    roughen(picture, scene.backdrop());
    return picture;
  }

  private static void paint(Graphics2D brush, Thing thing) {
    AffineTransform place = new AffineTransform();
    place.translate(thing.spot().x(), thing.spot().y());
    place.rotate(thing.finish().turn());
    place.scale(thing.radius(), thing.radius());
    int tint = (int) Math.round(TINT * thing.finish().shade());
    brush.setColor(new Color(eachChannel(thing.kind().colour().rgb(), value -> value + tint)));
    brush.fill(thing.kind().shape().outline().createTransformedArea(place));
  }

  private static void roughen(BufferedImage picture, Backdrop backdrop) {
    RandomStream random = RandomStream.named(backdrop.seed(), "noise");
    int noise = backdrop.noise();
    int side = picture.getWidth();
    int[] pixels = picture.getRGB(0, 0, side, side, new int[side * side], 0, side);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = eachChannel(pixels[i], value -> value + random.nextInt(2 * noise + 1) - noise);
    }
    picture.setRGB(0, 0, side, side, pixels, 0, side);
  }

  /** Red, green and blue changed one after the other, and kept from 0 to 255. */
  private static int eachChannel(int rgb, IntUnaryOperator change) {
    int changed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int value = change.applyAsInt(rgb >> shift & 0xFF);
      changed |= Math.max(0, Math.min(255, value)) << shift;
    }
    return changed;
  }
}
