package dev.unroll.captioning;

import dev.unroll.captioning.encoder.FrozenEncoder;
import dev.unroll.data.image.PixelForm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Makes what a network reads of pictures: pixels, or features of one frozen encoder for all. */
final class PictureInputs {
  /** Numbers to keep, of all pictures together: 1 GiB, or a quarter of a smaller heap. */
  private static final long MOST =
      Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 4) / Float.BYTES;

  private final boolean regions;
  private final PixelForm form;

  /** None where the encoder is trained. */
  private final List<FrozenEncoder> frozen = new ArrayList<>();

  private final AtomicLong room;

  private PictureInputs(CaptionConfig config, Eye eye, long room) {
    this.room = new AtomicLong(room);
    this.regions = config.network().attends();
    this.form = eye.encoder().pixels();
    if (!config.encoder().tuned()) {
      frozen.add(eye.frozen());
    }
  }

  /** For pictures that come again and again: features are kept. */
  static PictureInputs kept(CaptionConfig config, Eye eye) {
    return new PictureInputs(config, eye, MOST);
  }

  /** For pictures that come once: nothing is kept. */
  static PictureInputs once(CaptionConfig config, Eye eye) {
    return new PictureInputs(config, eye, 0);
  }

  /** The frozen encoder; none where it is trained. */
  List<FrozenEncoder> frozen() {
    return List.copyOf(frozen);
  }

  /**
   * Of some pictures.
   *
   * @param views of each in training
   * @param seed of the views
   */
  PictureArrays of(Pictures pictures, int views, long seed) {
    Views seen = new Views(pictures, form, views, seed);
    return frozen.isEmpty()
        ? new PixelArrays(seen)
        : new FrozenFeatures(seen, frozen.get(0), regions, room);
  }
}
