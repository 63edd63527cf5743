package dev.unroll.data.synthetic.scene;

import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** The shapes of things, all about a unit circle, y downwards. */
public enum Shape {
  CIRCLE(0),
  SQUARE(8),
  TRIANGLE(10),
  STAR(12),
  CROSS(8),
  RING(0),
  HEART(10),
  MOON(12);

  private final double turn;

  Shape(double degrees) {
    turn = Math.toRadians(degrees);
  }

  /** How far it may be turned either way and still look like itself, in radians. */
  public double turn() {
    return turn;
  }

  /** As captions say it of one. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As captions say it of several. */
  public String plural() {
    return word() + (this == CROSS ? "es" : "s");
  }

  /** Its outline at unit radius around the origin; a new one each time. */
  Area outline() {
    return switch (this) {
      case CIRCLE -> disc(0, 0.95);
      case SQUARE -> new Area(new Rectangle2D.Double(-0.8, -0.8, 1.6, 1.6));
      case TRIANGLE -> polygon(0, -0.95, 0.95, 0.75, -0.95, 0.75);
      case STAR -> star();
      case CROSS -> cross();
      case RING -> without(disc(0, 0.97), disc(0, 0.55));
      case HEART -> heart();
      case MOON -> without(disc(-0.15, 0.95), disc(0.35, 0.8));
    };
  }

  private static Area disc(double x, double radius) {
    return new Area(new Ellipse2D.Double(x - radius, -radius, 2 * radius, 2 * radius));
  }

  private static Area without(Area whole, Area hole) {
    whole.subtract(hole);
    return whole;
  }

  private static Area star() {
    double[] points = new double[20];
    for (int i = 0; i < 10; i++) {
      double radius = i % 2 == 0 ? 1 : 0.42;
      points[2 * i] = radius * Math.sin(Math.PI * i / 5);
      points[2 * i + 1] = -radius * Math.cos(Math.PI * i / 5);
    }
    return polygon(points);
  }

  private static Area cross() {
    Area cross = new Area(new Rectangle2D.Double(-0.95, -0.3, 1.9, 0.6));
    cross.add(new Area(new Rectangle2D.Double(-0.3, -0.95, 0.6, 1.9)));
    return cross;
  }

  private static Area heart() {
    Path2D half = new Path2D.Double();
    half.moveTo(0, 0.95);
    half.curveTo(-0.45, 0.5, -1, 0.1, -1, -0.35);
    half.curveTo(-1, -0.95, -0.2, -1, 0, -0.4);
    half.closePath();
    Area heart = new Area(half);
    heart.add(heart.createTransformedArea(AffineTransform.getScaleInstance(-1, 1)));
    return heart;
  }

  private static Area polygon(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return new Area(path);
  }
}
