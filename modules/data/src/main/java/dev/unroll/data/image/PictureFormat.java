package dev.unroll.data.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** A format of pictures: how its files begin, and how their names end. */
enum PictureFormat {
  JPEG("JPEG", "\u00FF\u00D8\u00FF", "jpe?g|jpe|jfif"),
  PNG("PNG", "\u0089PNG\r\n\u001A\n", "png"),
  GIF("GIF", "GIF8[79]a", "gif"),
  BMP("BMP", "BM", "bmp|dib"),
  WEBP("WebP", "RIFF....WEBP", "webp");

  /** How many bytes {@link #of} needs to know a format. */
  static final int LOOKED_AT = 64;

  private final String title;
  private final Pattern begin;
  private final Pattern name;

  PictureFormat(String title, String begin, String endings) {
    this.title = title;
    this.begin = Pattern.compile(begin, Pattern.DOTALL);
    this.name =
        Pattern.compile(".*\\.(" + endings + ")", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** The format of a file with these first bytes. */
  static Optional<PictureFormat> of(byte[] first) {
    String text = new String(first, StandardCharsets.ISO_8859_1);
    return Stream.of(values()).filter(f -> f.begin.matcher(text).lookingAt()).findFirst();
  }

  /** Whether a file of this name should be a picture. */
  static boolean named(String name) {
    return Stream.of(values()).anyMatch(f -> f.name.matcher(name).matches());
  }

  /** As people write it. */
  String title() {
    return title;
  }

  /**
   * A new reader, the caller's to dispose of.
   *
   * @throws IOException when its library is not on the class path
   */
  ImageReader reader() throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(name());
    if (!readers.hasNext()) {
      throw new IOException(
          "no reader for " + title + " on the class path; add its ImageIO plug-in");
    }
    return readers.next();
  }
}
