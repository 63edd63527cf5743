package dev.unroll.data.catalogue;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A new folder that an archive is unpacked into. It takes files and folders with names that stay
 * inside, each name once, and no more than the limits allow. Links are never made, so no name leads
 * elsewhere.
 */
final class UnpackedFolder {
  private static final long FREE_OF_RATIO = 1 << 20;

  private final Path root;
  private final UnpackLimits limits;
  private final long packedBytes;
  private long bytes;
  private long entries;

  UnpackedFolder(Path root, UnpackLimits limits, long packedBytes) throws IOException {
    this.root = Files.createDirectory(root);
    this.limits = limits;
    this.packedBytes = packedBytes;
  }

  void folder(String name) throws IOException {
    Path folder = inside(name);
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("entry \"" + name + "\" is a folder and a file at once", e);
    }
  }

  void file(String name, InputStream content) throws IOException {
    Path file = inside(name);
    try {
      Files.createDirectories(file.getParent());
      Files.copy(content, file);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("entry \"" + name + "\" comes twice", e);
    }
  }

  private Path inside(String name) throws IOException {
    if (++entries > limits.entries()) {
      throw new IOException("more than " + limits.entries() + " entries");
    }
    String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    boolean outside =
        plain.startsWith("/")
            || plain.contains("\\")
            || plain.contains(":")
            || plain.indexOf('\0') >= 0
            || Arrays.asList(plain.split("/")).contains("..");
    Path path = outside ? root : root.resolve(plain).normalize();
    if (outside || !path.startsWith(root)) {
      throw new IOException("entry \"" + name + "\" leads out of the folder");
    }
    return path;
  }

  /** Passes a stream on and counts it, so that a bomb is stopped while it goes off. */
  InputStream counted(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        count(Math.max(0, n));
        return n;
      }

      @Override
      public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
      }
    };
  }

  private void count(long more) throws IOException {
    bytes += more;
    if (bytes > limits.bytes()) {
      throw new IOException("more than %,d bytes when unpacked".formatted(limits.bytes()));
    }
    if (bytes > FREE_OF_RATIO && bytes / limits.ratio() > packedBytes) {
      throw new IOException("more than " + limits.ratio() + " times its size when unpacked");
    }
  }
}
