package dev.unroll.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.data.audio.AudioReference;
import org.junit.jupiter.api.Test;

class ScalingTest {
  private static final JsonNode PILLOW = AudioReference.of("image_pillow").get("scaling");

  private static Picture grey(int width, int height, int... values) {
    byte[] rgb = new byte[3 * values.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) values[i / 3];
    }
    return new Picture(width, height, rgb);
  }

  private static int[] values(Picture picture) {
    int[] values = new int[picture.width() * picture.height()];
    for (int i = 0; i < values.length; i++) {
      values[i] = picture.rgb()[3 * i] & 0xFF;
    }
    return values;
  }

  /** Pillow rounds between its two passes, so that a sample may differ by one. */
  @Test
  void scalesAndCutsAsPillowsBilinearDoes() {
    Picture source = TestPicture.of(PILLOW);
    for (JsonNode result : PILLOW.get("results")) {
      double left = result.get("box").get(0).doubleValue();
      double top = result.get("box").get(1).doubleValue();
      double width = result.get("box").get(2).doubleValue() - left;
      double height = result.get("box").get(3).doubleValue() - top;
      Picture expected = TestPicture.of(result);
      Picture scaled =
          Scaling.scale(
              source,
              new Scaling.Box(left, top, width, height),
              expected.width(),
              expected.height());
      int distance = TestPicture.distance(expected, scaled);
      assertTrue(distance <= 1, expected + " differs by " + distance);
    }
  }

  /** Two columns become one: weights 1/4, 3/4, 3/4, 1/4 of those around, where they exist. */
  @Test
  void halvingIsTheAverageThatHandsCompute() {
    Picture row = grey(8, 1, 0, 80, 160, 240, 16, 16, 16, 16);
    int first = Math.round((0.75f * 0 + 0.75f * 80 + 0.25f * 160) / 1.75f);
    int second = Math.round((0.25f * 80 + 0.75f * 160 + 0.75f * 240 + 0.25f * 16) / 2);
    int third = Math.round((0.25f * 240 + 0.75f * 16 + 0.75f * 16 + 0.25f * 16) / 2);
    assertArrayEquals(new int[] {first, second, third, 16}, values(Scaling.scale(row, 4, 1)));
  }

  @Test
  void doublingIsLinearInterpolation() {
    Picture row = grey(2, 1, 0, 100);
    assertArrayEquals(new int[] {0, 25, 75, 100}, values(Scaling.scale(row, 4, 1)));
  }

  @Test
  void fineStripesBecomeGreyInsteadOfMoire() {
    int[] stripes = new int[300];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = i % 2 == 0 ? 0 : 255;
    }
    int[] small = values(Scaling.scale(grey(300, 1, stripes), 28, 1));
    for (int i = 1; i < small.length - 1; i++) {
      assertEquals(127.5, small[i], 2);
    }
  }

  @Test
  void onePixelFillsAnySizeAndEqualSizeChangesNothing() {
    assertArrayEquals(new int[] {7, 7, 7, 7, 7, 7}, values(Scaling.scale(grey(1, 1, 7), 3, 2)));
    Picture picture = grey(2, 1, 1, 2);
    assertSame(picture, Scaling.scale(picture, 2, 1));
  }
}
