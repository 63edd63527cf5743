package dev.unroll.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PixelFormTest {
  private static final Picture TWO =
      new Picture(2, 2, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, (byte) 255});

  @Test
  void planesAreTheColoursOneAfterTheOtherInTheirOrder() {
    float[] none = new float[3];
    assertArrayEquals(
        new float[] {1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 255},
        new PixelForm(2, ChannelOrder.RGB, none, 1).planes(TWO));
    assertArrayEquals(
        new float[] {3, 6, 9, 255, 2, 5, 8, 11, 1, 4, 7, 10},
        new PixelForm(2, ChannelOrder.BGR, none, 1).planes(TWO));
  }

  @Test
  void meanBelongsToThePlaneAndIsTakenAwayBeforeScaling() {
    PixelForm form = new PixelForm(2, ChannelOrder.BGR, new float[] {100, 2, 1}, 0.5f);
    assertArrayEquals(
        new float[] {-48.5f, -47, -45.5f, 77.5f, 0, 1.5f, 3, 4.5f, 0, 1.5f, 3, 4.5f},
        form.planes(TWO));
    assertEquals(form, new PixelForm(2, ChannelOrder.BGR, new float[] {100, 2, 1}, 0.5f));
    form.mean()[0] = 0;
    assertEquals(100, form.mean()[0]);
  }

  @Test
  void wrongSizesAreRefused() {
    PixelForm form = new PixelForm(3, ChannelOrder.RGB, new float[3], 1);
    assertEquals(
        "a network for 3 x 3 pixels cannot read 2 x 2; crop the picture first",
        assertThrows(IllegalArgumentException.class, () -> form.planes(TWO)).getMessage());
    assertEquals(
        "mean must have 3 values, but has 1",
        assertThrows(
                IllegalArgumentException.class,
                () -> new PixelForm(3, ChannelOrder.RGB, new float[1], 1))
            .getMessage());
    assertEquals(
        "rgb of 2 x 1 pixels must hold three bytes each, but has 5",
        assertThrows(IllegalArgumentException.class, () -> new Picture(2, 1, new byte[5]))
            .getMessage());
  }
}
