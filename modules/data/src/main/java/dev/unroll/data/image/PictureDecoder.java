package dev.unroll.data.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads the one picture, or the first, that the bytes of a file hold. */
final class PictureDecoder {
  private static final long MOST_PIXELS = 100_000_000;

  private final byte[] bytes;
  private final PictureFormat format;
  private final String name;

  /** Damaged files repeat their warnings; each is told once. */
  private final Set<String> remarks = new LinkedHashSet<>();

  /**
   * A decoder of one file.
   *
   * @param name what errors and remarks call the file
   */
  PictureDecoder(byte[] bytes, PictureFormat format, String name) {
    this.bytes = bytes;
    this.format = format;
    this.name = name;
  }

  PictureFile.Reading read() throws IOException {
    ImageReader reader = format.reader();
    try (ImageInputStream in = new BoundedStream(bytes)) {
      reader.addIIOReadWarningListener(
          (source, warning) ->
              remarks.add(name + " is damaged, what can be read of it is used: " + line(warning)));
      begin(reader, in);
      BufferedImage image = attempt(() -> reader.read(0));
      countFrames(reader);
      Picture stored = attempt(() -> new StoredPixels(image).picture());
      return new PictureFile.Reading(
          Exif.orientation(bytes, format).apply(stored), List.copyOf(remarks));
    } finally {
      reader.dispose();
    }
  }

  /** Reads the head alone. */
  void check() throws IOException {
    ImageReader reader = format.reader();
    try (ImageInputStream in = new BoundedStream(bytes)) {
      begin(reader, in);
    } finally {
      reader.dispose();
    }
  }

  private void begin(ImageReader reader, ImageInputStream in) throws IOException {
    attempt(
        () -> {
          reader.setInput(in, false, true);
          return reader;
        });
    checkSize(reader);
  }

  private void checkSize(ImageReader reader) throws IOException {
    int width = attempt(() -> reader.getWidth(0));
    int height = attempt(() -> reader.getHeight(0));
    if ((long) width * height > MOST_PIXELS) {
      throw new IOException(
          name
              + " says that it has "
              + width
              + " x "
              + height
              + " pixels; expected at most "
              + MOST_PIXELS / 1_000_000
              + " million, so make it smaller");
    }
  }

  private void countFrames(ImageReader reader) {
    if (format != PictureFormat.GIF && format != PictureFormat.WEBP) {
      return;
    }
    try {
      int frames = reader.getNumImages(true);
      if (frames > 1) {
        remarks.add(name + " is an animation of " + frames + " frames; the first is used");
      }
    } catch (IOException | RuntimeException e) {
      remarks.add(name + " is damaged after its first frame, which is used");
    }
  }

  /** Readers meet damage with exceptions of every kind, often without a message. */
  private <T> T attempt(Callable<T> step) throws IOException {
    try {
      return step.call();
    } catch (Exception e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : line(e.getMessage());
      throw new IOException(
          name
              + " is damaged and cannot be read as "
              + format.title()
              + " ("
              + reason
              + "); fetch it again, or leave it out",
          e);
    }
  }

  private static String line(String message) {
    return message.strip().replaceAll("\\s+", " ");
  }
}
