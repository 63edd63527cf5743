package dev.unroll.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CropTest {
  /** Red grows with x, green with y. */
  private static Picture slopes(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        rgb[3 * (y * width + x)] = (byte) (x * 255 / Math.max(1, width - 1));
        rgb[3 * (y * width + x) + 1] = (byte) (y * 255 / Math.max(1, height - 1));
      }
    }
    return new Picture(width, height, rgb);
  }

  @Test
  void centreOfAnEvenPictureIsItsPixels() {
    Picture wide = slopes(8, 4);
    Picture square = Crop.centre(wide, 4, 4);
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        assertEquals(wide.sample(x + 2, y, 0), square.sample(x, y, 0));
        assertEquals(wide.sample(x + 2, y, 1), square.sample(x, y, 1));
      }
    }
    Picture inner = Crop.centre(wide, 4, 2);
    assertEquals(wide.sample(3, 1, 0), inner.sample(0, 0, 0));
    assertEquals(wide.sample(4, 2, 1), inner.sample(1, 1, 1));
  }

  @Test
  void squashKeepsBothEnds() {
    Picture square = Crop.squash(slopes(40, 10), 10);
    assertEquals(10, square.width());
    assertEquals(10, square.height());
    assertTrue(square.sample(0, 0, 0) < 20 && square.sample(9, 0, 0) > 235);
  }

  @Test
  void thinAndTinyPicturesBecomeSquares() {
    for (Picture picture : new Picture[] {slopes(1, 1), slopes(60_000, 1), slopes(2, 50_000)}) {
      assertEquals(224, Crop.centre(picture, 256, 224).height());
      assertEquals(224, Crop.squash(picture, 224).width());
      assertEquals(224, Crop.random(picture, 256, 224, new RandomStream(1)).width());
    }
  }

  @Test
  void randomCropsAreSeededLieWithinAndAreMirroredHalfTheTime() {
    Picture picture = slopes(64, 48);
    int mirrored = 0;
    Set<Picture> different = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      Picture crop = Crop.random(picture, 48, 32, new RandomStream(seed));
      assertEquals(crop, Crop.random(picture, 48, 32, new RandomStream(seed)));
      different.add(crop);
      mirrored += crop.sample(0, 0, 0) > crop.sample(31, 0, 0) ? 1 : 0;
      int span = Math.abs(crop.sample(31, 0, 0) - crop.sample(0, 0, 0));
      assertEquals(31 * 255 / 63.0, span, 4);
      assertTrue(crop.sample(0, 31, 1) > crop.sample(0, 0, 1), "upside down");
    }
    assertEquals(100, mirrored, 30);
    assertTrue(different.size() > 190, "only " + different.size());
  }

  @Test
  void squareLargerThanTheScaledPictureIsRefused() {
    assertEquals(
        "shorter must be at least side, 224, but was 200",
        assertThrows(IllegalArgumentException.class, () -> Crop.centre(slopes(9, 9), 200, 224))
            .getMessage());
  }
}
