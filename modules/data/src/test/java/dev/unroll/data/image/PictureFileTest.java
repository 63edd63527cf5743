package dev.unroll.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.data.audio.AudioReference;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureFileTest {
  private static final JsonNode PILLOW = AudioReference.of("image_pillow").get("files");

  @TempDir Path folder;

  private static PictureFile.Reading read(String resource) throws IOException {
    return read(TestPicture.resource(resource), resource);
  }

  private static PictureFile.Reading read(byte[] file, String name) throws IOException {
    return PictureFile.read(new ByteArrayInputStream(file), name);
  }

  /**
   * Exact where the format keeps samples. Decoders of lossy formats round in their own ways, and
   * where colours have half the resolution, at the edges between two, also blend in their own ways.
   */
  @ParameterizedTest
  @CsvSource({
    "colour.jpg, 3", "subsampled.jpg, 60", "grey.jpg, 1", "cmyk.jpg, 8", "ycck.jpg, 8",
    "alpha.png, 1", "grey-alpha.png, 1", "grey.png, 0", "palette.png, 0", "bits.png, 0",
    "grey16.png, 0", "colour16.png, 0", "colour.bmp, 0", "palette.gif, 0", "alpha.webp, 1",
    "lossy.webp, 90", "turned.png, 0", "turned.webp, 0", "animated.gif, 0", "animated.webp, 0"
  })
  void eachFormatIsReadAsPillowReadsIt(String name, int tolerance) throws IOException {
    Picture read = read(name).picture();
    int distance = TestPicture.distance(TestPicture.of(PILLOW.get(name)), read);
    assertTrue(distance <= tolerance, name + " differs by " + distance);
    double mean = TestPicture.meanDistance(TestPicture.of(PILLOW.get(name)), read);
    assertTrue(mean <= 6, name + " differs by " + mean + " on average");
  }

  @Test
  void firstFrameOfAnAnimationIsReadAndSaidSo() throws IOException {
    for (String name : List.of("animated.gif", "animated.webp")) {
      assertEquals(
          List.of(name + " is an animation of 2 frames; the first is used"), read(name).remarks());
    }
    assertEquals(List.of(), read("palette.gif").remarks());
    assertEquals(List.of(), read("lossy.webp").remarks());
  }

  @ParameterizedTest
  @CsvSource({
    "1, RGBW", "2, GRWB", "3, WBGR", "4, BWRG", "5, RBGW", "6, BRWG", "7, WGBR", "8, GWRB",
    "0, RGBW", "9, RGBW"
  })
  void eachOrientationOfExifIsApplied(int value, String corners) throws IOException {
    byte[] jpeg = TestPicture.file(TestPicture.quarters(), "jpeg");
    for (boolean little : new boolean[] {true, false}) {
      PictureFile.Reading reading = read(TestPicture.oriented(jpeg, value, little), "camera.jpg");
      Picture picture = reading.picture();
      assertEquals(corners, TestPicture.corners(picture));
      assertEquals(value >= 5 && value <= 8 ? 16 : 32, picture.width());
      assertEquals(List.of(), reading.remarks());
    }
  }

  @Test
  void onePixelIsAPicture() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x102030);
    for (String format : List.of("png", "bmp", "gif")) {
      Picture picture = read(TestPicture.file(image, format), "one." + format).picture();
      assertEquals(new Picture(1, 1, new byte[] {0x10, 0x20, 0x30}), picture);
    }
  }

  @Test
  void picturesAreEqualByTheirPixels() throws IOException {
    Picture picture = read("grey.png").picture();
    assertEquals(picture, read("grey.png").picture());
    assertEquals(picture.hashCode(), read("grey.png").picture().hashCode());
    byte[] changed = picture.rgb().clone();
    changed[changed.length - 1]++;
    assertNotEquals(picture, new Picture(picture.width(), picture.height(), changed));
  }

  @Test
  void picturesAreKnownByTheEndingsOfTheirNames() {
    for (String name : List.of("a.jpg", "b/c.JPEG", "x.y.png", "a.gif", "a.bmp", "a.webp")) {
      assertTrue(PictureFile.isPicture(Path.of(name)), name);
    }
    for (String name : List.of("a.txt", "jpg", "a.jpg.1", "/", "")) {
      assertFalse(PictureFile.isPicture(Path.of(name)), name);
    }
  }

  @Test
  void nameOfTheFileDoesNotMatter() throws IOException {
    Path file = Files.write(folder.resolve("really.jpg"), TestPicture.resource("alpha.webp"));
    assertEquals(read("alpha.webp").picture(), PictureFile.read(file).picture());
  }
}
