package dev.unroll.data.catalogue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * What earlier attempts got of a file: {@code NAME.part}, and in {@code NAME.part.version} which
 * version of the file it is a piece of (the server's strong ETag, or its Last-Modified date).
 * Pieces of different versions must not be joined, so a piece of unknown version is worth nothing.
 */
final class PartialFile {
  private final Path target;
  private final Path part;
  private final Path version;

  PartialFile(Path target) {
    this.target = target;
    part = target.resolveSibling(target.getFileName() + ".part");
    version = target.resolveSibling(target.getFileName() + ".part.version");
  }

  /** How many bytes are here, 0 when there is nothing to go on from. */
  long length() throws IOException {
    return Files.exists(part) && Files.exists(version) ? Files.size(part) : 0;
  }

  /** For the header If-Range; only when {@link #length} is not 0. */
  String version() throws IOException {
    return Files.readString(version);
  }

  /** Begins anew, with a file that the server describes with these headers. */
  OutputStream restart(HttpHeaders headers) throws IOException {
    discard();
    String tag = headers.firstValue("ETag").filter(it -> !it.startsWith("W/")).orElse("");
    String known = tag.isEmpty() ? headers.firstValue("Last-Modified").orElse("") : tag;
    OutputStream out = Files.newOutputStream(part);
    if (!known.isEmpty()) {
      Files.writeString(version, known);
    }
    return out;
  }

  OutputStream append() throws IOException {
    return Files.newOutputStream(part, StandardOpenOption.APPEND);
  }

  void discard() throws IOException {
    Files.deleteIfExists(version);
    Files.deleteIfExists(part);
  }

  /** Gives the file its name; it is whole now. */
  void finish() throws IOException {
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(version);
  }
}
