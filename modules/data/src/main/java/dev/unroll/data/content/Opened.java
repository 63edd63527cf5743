package dev.unroll.data.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Opens the files of all readers, so that a file that cannot be opened is told of in one way. */
public final class Opened {
  private static final byte[] GZIP = {0x1F, (byte) 0x8B};

  private Opened() {}

  /**
   * The bytes of a file.
   *
   * @param expected what the file should be, for the error: "a sound file"
   * @return the caller's to close
   * @throws IOException naming the file when it is missing, a directory or may not be read
   */
  public static InputStream file(Path file, String expected) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(
          file + " is a directory, expected " + expected + "; name the file in it");
    }
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new IOException("no file at " + file + "; check the path", e);
    } catch (AccessDeniedException e) {
      throw new IOException(file + " may not be read (permission denied); change its mode", e);
    }
  }

  /**
   * The bytes of a file, unpacked if it begins as gzip does.
   *
   * @param expected what the file should be, for the error: "a text file"
   * @return the caller's to close; damaged gzip is told of as a {@link java.util.zip.ZipException}
   *     or an {@link java.io.EOFException}
   * @throws IOException as {@link #file} does
   */
  public static InputStream unpacked(Path file, String expected) throws IOException {
    InputStream bytes = new BufferedInputStream(file(file, expected));
    try {
      bytes.mark(2);
      boolean packed = Arrays.equals(bytes.readNBytes(2), GZIP);
      bytes.reset();
      return packed ? new GZIPInputStream(bytes) : bytes;
    } catch (IOException e) {
      try (bytes) { // nobody else can close it
        throw e;
      }
    }
  }
}
