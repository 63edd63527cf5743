package dev.unroll.data.image;

import dev.unroll.core.check.Check;
import dev.unroll.data.content.ContentGuess;
import dev.unroll.data.content.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads files of pictures: JPEG (colour, grey, CMYK, YCCK), PNG, GIF, BMP and WebP. What a file is,
 * its first bytes say; its name does not matter. What is transparent becomes white, an animation
 * its first frame, and the EXIF orientation is applied.
 */
public final class PictureFile {
  private static final int MOST_BYTES = 1 << 28;

  private PictureFile() {}

  /**
   * A picture and what was wrong with its file.
   *
   * @param remarks one line each, naming the file
   */
  public record Reading(Picture picture, List<String> remarks) {
    public Reading {
      remarks = List.copyOf(remarks);
    }
  }

  /** Whether a file is named as a picture is; it is not opened. */
  public static boolean isPicture(Path file) {
    return PictureFormat.named(String.valueOf(file.getFileName()));
  }

  /**
   * Reads a file.
   *
   * @throws IOException naming the file when it is missing, a directory, may not be read, or as
   *     {@link #read(InputStream, String)} does
   */
  public static Reading read(Path file) throws IOException {
    try (InputStream in = Opened.file(file, "a picture")) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads what another program writes: any format that a file may have.
   *
   * @param in read to its end; the caller's to close
   * @param name what errors and remarks call it, such as "standard input"
   * @throws IOException when it holds no picture, is damaged beyond reading, or has more than a
   *     hundred million pixels, which is found out before there is memory for them
   */
  public static Reading read(InputStream in, String name) throws IOException {
    return decoder(in, name).read();
  }

  /**
   * Looks at a file's head without decoding the picture.
   *
   * @throws IOException as {@link #read(Path)} does, where the head tells that it would
   */
  public static void check(Path file) throws IOException {
    try (InputStream in = Opened.file(file, "a picture")) {
      decoder(in, file.toString()).check();
    }
  }

  private static PictureDecoder decoder(InputStream in, String name) throws IOException {
    Check.notBlank("name", name);
    byte[] bytes = in.readNBytes(MOST_BYTES);
    byte[] first = Arrays.copyOf(bytes, Math.min(bytes.length, PictureFormat.LOOKED_AT));
    PictureFormat format =
        PictureFormat.of(first)
            .orElseThrow(
                () ->
                    new IOException(
                        name
                            + " is no picture that can be read: "
                            + ContentGuess.of(first)
                            + "; expected JPEG, PNG, GIF, BMP or WebP, so convert it"));
    if (bytes.length == MOST_BYTES) {
      throw new IOException(
          name + " has more than 256 MiB; expected a picture, so make it smaller");
    }
    return new PictureDecoder(bytes, format, name);
  }
}
