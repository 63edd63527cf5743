package dev.unroll.captioning;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.image.Crop;
import dev.unroll.data.image.Picture;
import dev.unroll.data.image.PixelForm;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The views that a network is trained with: view 0 is the whole picture, brought to a square; the
 * others are cuts of it at seeded places, half of them mirrored (Krizhevsky, Sutskever and Hinton
 * 2012, section 4.1).
 */
final class Views {
  private final Pictures pictures;
  private final PixelForm form;
  private final int count;
  private final RandomStream chance;

  /**
   * @param count of each picture, at least 1
   */
  Views(Pictures pictures, PixelForm form, int count, long seed) {
    this.pictures = pictures;
    this.form = form;
    this.count = count;
    this.chance = RandomStream.named(seed, "views");
  }

  /** The view of a picture in an epoch. */
  int drawn(int picture, int epoch) {
    return count == 1 ? 0 : chance.at(picture).at(-1L - epoch).nextInt(count);
  }

  /**
   * Pixels [3, side, side], row-major.
   *
   * @throws UncheckedIOException naming the file that cannot be read
   */
  float[] planes(int picture, int view) {
    try {
      return form.planes(cut(pictures.read(picture), picture, view));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private Picture cut(Picture whole, int picture, int view) {
    if (view == 0) {
      return Crop.squash(whole, form.side());
    }
    int shorter = form.side() * 8 / 7; // 256 to 224, as usual
    return Crop.random(whole, shorter, form.side(), chance.at(picture).at(view));
  }

  /** Length of what {@link #planes} gives. */
  int length() {
    return 3 * form.side() * form.side();
  }

  int side() {
    return form.side();
  }
}
