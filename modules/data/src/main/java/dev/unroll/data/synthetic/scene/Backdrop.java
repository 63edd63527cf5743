package dev.unroll.data.synthetic.scene;

import dev.unroll.core.check.Check;

/**
 * What is behind the things, and the noise over all.
 *
 * @param grey of 255, at least 200, so that every colour stands out
 * @param noise the most that a channel of a pixel may be off, of 255
 * @param seed of the noise
 */
public record Backdrop(int grey, int noise, long seed) {
  public Backdrop {
    Check.within("grey", grey, 200, 256);
    Check.within("noise", noise, 0, 32);
  }
}
