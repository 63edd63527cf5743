package dev.unroll.training.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/** The waveform under an emission picture, as high as its loudest sample allows. */
final class WavePanel {
  static final Color COLOUR = new Color(0x6e8fb0);

  private final EmissionGeometry at;
  private final float[] samples;
  private final int rate;

  WavePanel(EmissionGeometry at, EmissionPicture picture) {
    this.at = at;
    samples = picture.samples();
    rate = picture.rate();
  }

  /** A stroke for each column of pixels, from the lowest to the highest of its samples. */
  void draw(Graphics2D graphics) {
    float loudest = Float.MIN_NORMAL;
    for (float sample : samples) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    graphics.setColor(COLOUR);
    graphics.setStroke(new BasicStroke(1));
    double perColumn = at.seconds() * rate / at.width();
    for (int column = 0; column * perColumn < samples.length; column++) {
      int from = (int) (column * perColumn);
      int to = Math.min(samples.length - 1, (int) ((column + 1) * perColumn));
      float low = samples[from];
      float high = low;
      for (int i = from + 1; i <= to; i++) {
        low = Math.min(low, samples[i]);
        high = Math.max(high, samples[i]);
      }
      double x = EmissionGeometry.LEFT + column + 0.5;
      double top = EmissionGeometry.wave(high / loudest) - 0.5;
      double bottom = EmissionGeometry.wave(low / loudest) + 0.5;
      graphics.draw(new Line2D.Double(x, top, x, bottom));
    }
  }
}
