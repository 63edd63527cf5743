package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.image.ChannelOrder;
import dev.unroll.data.image.Picture;
import dev.unroll.data.image.PixelForm;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsTest {
  private static final PixelForm FORM =
      new PixelForm(14, ChannelOrder.RGB, new float[] {0, 0, 0}, 1);

  private static Views views(int count, long seed) {
    return new Views(Models.scenes(2), FORM, count, seed);
  }

  @Test
  void allViewsOfAPictureAreDrawnAboutEquallyOften() {
    int[] counts = new int[4];
    for (int epoch = 0; epoch < 800; epoch++) {
      counts[views(4, 1).drawn(0, epoch)]++;
    }
    for (int count : counts) {
      assertEquals(200, count, 50, Arrays.toString(counts));
    }
  }

  @Test
  void aSingleViewIsTheWholePicture() {
    for (int epoch = 0; epoch < 9; epoch++) {
      assertEquals(0, views(1, 1).drawn(0, epoch));
    }
  }

  @Test
  void aViewIsTheSameInEveryEpochAndAnotherWithAnotherSeed() {
    for (int view = 0; view < 3; view++) {
      assertArrayEquals(views(3, 1).planes(1, view), views(3, 1).planes(1, view));
      assertEquals(
          view == 0, Arrays.equals(views(3, 1).planes(1, view), views(3, 2).planes(1, view)));
    }
    assertFalse(Arrays.equals(views(3, 1).planes(1, 1), views(3, 1).planes(1, 2)));
  }

  /** A picture that grows brighter from left to right does so in a mirrored view from the right. */
  @Test
  void halfOfTheCutsAreMirroredAndTheWholeIsNot() {
    byte[] rgb = new byte[3 * 64 * 64];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (3 * (i / 3 % 64));
    }
    Views slope = new Views(new Pictures.Loaded(List.of(new Picture(64, 64, rgb))), FORM, 201, 5);
    assertTrue(rises(slope.planes(0, 0)));
    int mirrored = 0;
    for (int view = 1; view <= 200; view++) {
      mirrored += rises(slope.planes(0, view)) ? 0 : 1;
    }
    assertEquals(100, mirrored, 25);
  }

  private static boolean rises(float[] planes) {
    return planes[FORM.side() - 1] > planes[0];
  }
}
