package dev.unroll.data.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Pictures and files of pictures for tests. */
final class TestPicture {
  private TestPicture() {}

  /** A picture of 32 x 16 pixels, its quarters red, green, blue, white. */
  static BufferedImage quarters() {
    return quarters(32);
  }

  /** The same, {@code width} wide and half as high. */
  static BufferedImage quarters(int width) {
    int height = width / 2;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int top = x < width / 2 ? 0xDC1E14 : 0x14BE28;
        int bottom = x < width / 2 ? 0x1E28D2 : 0xF0F0F0;
        image.setRGB(x, y, y < height / 2 ? top : bottom);
      }
    }
    return image;
  }

  /** A file of {@code image} in a format that the JDK writes. */
  static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IOException("nothing writes " + format);
    }
    return out.toByteArray();
  }

  /** The letters of the colours of {@link #quarters} that lie in the corners, line by line. */
  static String corners(Picture picture) {
    StringBuilder letters = new StringBuilder();
    for (int y : new int[] {1, picture.height() - 2}) {
      for (int x : new int[] {1, picture.width() - 2}) {
        boolean red = picture.sample(x, y, 0) > 128;
        boolean green = picture.sample(x, y, 1) > 128;
        letters.append(red && green ? 'W' : red ? 'R' : green ? 'G' : 'B');
      }
    }
    return letters.toString();
  }

  /** A file among the test resources. */
  static byte[] resource(String name) throws IOException {
    try (InputStream in = TestPicture.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  /** The picture that a file of references holds. */
  static Picture of(JsonNode node) {
    byte[] rgb = new byte[node.get("rgb").size()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) node.get("rgb").get(i).intValue();
    }
    return new Picture(node.get("width").intValue(), node.get("height").intValue(), rgb);
  }

  /** The largest difference of two samples of pictures of one size. */
  static int distance(Picture one, Picture other) {
    int most = one.width() == other.width() && one.height() == other.height() ? 0 : 999;
    for (int i = 0; most < 999 && i < one.rgb().length; i++) {
      most = Math.max(most, Math.abs((one.rgb()[i] & 0xFF) - (other.rgb()[i] & 0xFF)));
    }
    return most;
  }

  /** The mean difference of the samples of two pictures of one size. */
  static double meanDistance(Picture one, Picture other) {
    return IntStream.range(0, one.rgb().length)
        .map(i -> Math.abs((one.rgb()[i] & 0xFF) - (other.rgb()[i] & 0xFF)))
        .average()
        .orElseThrow();
  }

  /** A JPEG file with an EXIF block behind its first marker: one entry, the orientation. */
  static byte[] oriented(byte[] jpeg, int value, boolean little) {
    String head = little ? "II*\0\b\0\0\0\1\0" : "MM\0*\0\0\0\b\0\1";
    char v = (char) value;
    String entry =
        little
            ? "\u0012\u0001\3\0\1\0\0\0" + v + "\0\0\0"
            : "\u0001\u0012\0\3\0\0\0\1\0" + v + "\0\0";
    byte[] block = ("Exif\0\0" + head + entry + "\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Arrays.copyOf(jpeg, 2));
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (block.length + 2)});
    out.writeBytes(block);
    out.writeBytes(Arrays.copyOfRange(jpeg, 2, jpeg.length));
    return out.toByteArray();
  }
}
