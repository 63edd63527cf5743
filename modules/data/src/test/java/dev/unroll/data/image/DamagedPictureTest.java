package dev.unroll.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedPictureTest {
  private static final String TOO_LARGE =
      " says that it has 60000 x 60000 pixels; expected at most 100 million, so make it smaller";

  @TempDir Path folder;

  private static PictureFile.Reading read(byte[] file) throws IOException {
    return PictureFile.read(new ByteArrayInputStream(file), "x");
  }

  private static String error(byte[] file) {
    return assertThrows(IOException.class, () -> read(file)).getMessage();
  }

  @Test
  void whatIsNoPictureIsRefusedWithAGuess() throws IOException {
    String end = "; expected JPEG, PNG, GIF, BMP or WebP, so convert it";
    assertEquals("x is no picture that can be read: it is empty" + end, error(new byte[0]));
    assertEquals(
        "x is no picture that can be read: it looks like text" + end,
        error("hello".getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        "x is no picture that can be read: it looks like a HEIC picture" + end,
        error("\0\0\0\30ftypheic".getBytes(StandardCharsets.UTF_8)));
    Path none = folder.resolve("none.png");
    assertEquals(
        "no file at " + none + "; check the path",
        assertThrows(IOException.class, () -> PictureFile.read(none)).getMessage());
    assertEquals(
        folder + " is a directory, expected a picture; name the file in it",
        assertThrows(IOException.class, () -> PictureFile.read(folder)).getMessage());
  }

  @Test
  void truncatedJpegIsUsedAsFarAsItGoesAndSaidSo() throws IOException {
    byte[] whole = TestPicture.file(TestPicture.quarters(640), "jpeg");
    PictureFile.Reading reading = read(Arrays.copyOf(whole, whole.length - 300));
    assertEquals("RG", TestPicture.corners(reading.picture()).substring(0, 2));
    assertFalse(reading.remarks().isEmpty());
    for (String remark : reading.remarks()) {
      assertTrue(remark.startsWith("x is damaged, what can be read of it is used: "), remark);
    }
    String refused = error(Arrays.copyOf(whole, 100));
    assertTrue(refused.startsWith("x is damaged and cannot be read as JPEG ("), refused);
    assertTrue(refused.endsWith("); fetch it again, or leave it out"), refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grey.png", "palette.gif", "colour.bmp", "lossy.webp", "alpha.webp"})
  void otherTruncatedFilesNeverEndInAnythingElseThanOneLine(String name) throws IOException {
    byte[] whole = TestPicture.resource(name);
    for (int length = 12; length < whole.length; length++) {
      pictureOrOneLine(Arrays.copyOf(whole, length));
    }
  }

  /** Whatever a reader makes of damage: a picture, or an error of one line that names the file. */
  private static void pictureOrOneLine(byte[] file) {
    try {
      assertTrue(read(file).picture().width() > 0);
    } catch (IOException e) {
      assertTrue(e.getMessage().startsWith("x "), e.getMessage());
      assertEquals(-1, e.getMessage().indexOf('\n'));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour.jpg",
        "cmyk.jpg",
        "turned.png",
        "animated.gif",
        "colour.bmp",
        "turned.webp"
      })
  void changedBytesNeverEndInAnythingElseThanOneLine(String name) throws IOException {
    byte[] whole = TestPicture.resource(name);
    RandomStream random = RandomStream.named(3, name);
    for (int i = 0; i < 60; i++) {
      byte[] changed = whole.clone();
      for (int k = 0; k < 3; k++) {
        changed[12 + random.nextInt(changed.length - 12)] = (byte) random.nextInt(256);
      }
      pictureOrOneLine(changed);
    }
  }

  @Test
  void hugePictureIsRefusedBeforeThereIsMemoryForIt() throws IOException {
    byte[] png = TestPicture.resource("grey.png");
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
    CRC32 checksum = new CRC32();
    checksum.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
    byte[] gif = TestPicture.resource("palette.gif");
    int descriptor = new String(gif, StandardCharsets.ISO_8859_1).indexOf(',', 13 + 3 * 8);
    ByteBuffer.wrap(gif)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(descriptor + 5, (short) 60_000)
        .putShort(descriptor + 7, (short) 60_000);
    byte[] jpeg = TestPicture.resource("colour.jpg");
    int frame = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00FF\u00C0");
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
    for (byte[] file : List.of(png, gif, jpeg)) {
      Path named = Files.write(folder.resolve("bomb"), file);
      String message = assertThrows(IOException.class, () -> PictureFile.read(named)).getMessage();
      assertEquals(named + TOO_LARGE, message);
      String head = assertThrows(IOException.class, () -> PictureFile.check(named)).getMessage();
      assertEquals(message, head);
    }
    // A BMP file whose bytes an int cannot count is refused by the JDK itself.
    byte[] bmp = TestPicture.resource("colour.bmp");
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 20_000).putInt(22, 20_000);
    assertTrue(error(bmp).startsWith("x is damaged and cannot be read as BMP ("), error(bmp));
  }

  @Test
  void damagedExifLeavesThePictureUpright() throws IOException {
    byte[] jpeg = TestPicture.file(TestPicture.quarters(), "jpeg");
    byte[] oriented = TestPicture.oriented(jpeg, 6, false);
    for (int at = 12; at < 40; at++) {
      byte[] changed = oriented.clone();
      changed[at] = (byte) 0xFF;
      Picture picture = read(changed).picture();
      String corners = TestPicture.corners(picture);
      assertTrue(corners.equals("RGBW") || corners.equals("BRWG"), at + ": " + corners);
    }
  }
}
