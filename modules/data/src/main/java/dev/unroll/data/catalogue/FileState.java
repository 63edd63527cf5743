package dev.unroll.data.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How a file on disk stands to what the catalogue says of it. */
public enum FileState {
  /** Size and checksum are those of the catalogue. */
  OK,
  /** There, with another content. */
  CHANGED,
  /** Not there. */
  MISSING;

  /** Looks at a file; its whole content is read unless its size already tells. */
  static FileState of(Path path, DataFile file) throws IOException {
    if (!Files.isRegularFile(path)) {
      return MISSING;
    }
    return Files.size(path) == file.bytes() && Checksum.sha256(path).equals(file.sha256())
        ? OK
        : CHANGED;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
