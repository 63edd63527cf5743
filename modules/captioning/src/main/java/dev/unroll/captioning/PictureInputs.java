package dev.unroll.captioning;

import dev.unroll.captioning.encoder.FrozenEncoder;
import dev.unroll.data.image.PixelForm;
import java.util.ArrayList;
import java.util.List;

/** Makes what a network reads of pictures: pixels, or features of one frozen encoder for all. */
final class PictureInputs {
  private final boolean regions;
  private final PixelForm form;

  /** None where the encoder is trained. */
  private final List<FrozenEncoder> frozen = new ArrayList<>();

  PictureInputs(CaptionConfig config, Eye eye) {
    this.regions = config.network().attends();
    this.form = eye.encoder().pixels();
    if (!config.encoder().tuned()) {
      frozen.add(eye.frozen());
    }
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
        : new FrozenFeatures(seen, frozen.get(0), regions);
  }
}
