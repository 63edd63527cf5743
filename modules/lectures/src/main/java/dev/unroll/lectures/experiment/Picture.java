package dev.unroll.lectures.experiment;

import java.awt.image.BufferedImage;

/**
 * A plot or another picture.
 *
 * @param caption what it shows, a sentence or two
 * @param image its pixels; not changed any more
 */
public record Picture(String caption, BufferedImage image) implements Exhibit {
  /**
   * Pixels for each unit in which a page measures, so that pictures stay sharp on dense screens.
   */
  public static final double DENSITY = 1.5;
}
