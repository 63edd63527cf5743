package dev.unroll.data.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens the files of all readers, so that a file that cannot be opened is told of in one way. */
public final class Opened {
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
}
