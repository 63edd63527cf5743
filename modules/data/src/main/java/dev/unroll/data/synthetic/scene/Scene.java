package dev.unroll.data.synthetic.scene;

import dev.unroll.core.check.Check;
import java.awt.image.BufferedImage;
import java.util.List;

/** Things before a backdrop: all there is to know of a picture. */
public record Scene(List<Thing> things, Backdrop backdrop) {
  /** Pixels along a side, unless said otherwise. */
  public static final int SIDE = 64;

  public Scene {
    things = List.copyOf(things);
    Check.require(!things.isEmpty(), "a scene needs a thing, but has none");
  }

  /**
   * The picture. Equal scenes give equal pixels on one version of Java.
   *
   * @param side in pixels, at least 16
   * @return a new square picture of type {@link BufferedImage#TYPE_INT_RGB}
   * @throws IllegalArgumentException when {@code side} is too small to tell shapes apart
   */
  public BufferedImage render(int side) {
    return Painting.of(this, side);
  }

  /** Whether a combination that no split shows is in it. */
  public boolean showsHeldOut() {
    return things.stream().anyMatch(thing -> thing.kind().heldOut());
  }
}
