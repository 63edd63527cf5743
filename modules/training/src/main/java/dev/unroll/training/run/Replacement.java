package dev.unroll.training.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a text file at once: a reader sees the old text or the new one, never half of it. */
public final class Replacement {
  private Replacement() {}

  /**
   * Writes {@code text} beside {@code file} and renames it.
   *
   * @throws UncheckedIOException naming the file when it cannot be written; the old one stays
   */
  public static void write(Path file, String text) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(part, text, UTF_8);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  static UncheckedIOException unwritable(Path file, IOException cause) {
    return new UncheckedIOException(
        new IOException(
            "cannot write " + file + " (" + cause + "); free some space or choose another --run",
            cause));
  }
}
