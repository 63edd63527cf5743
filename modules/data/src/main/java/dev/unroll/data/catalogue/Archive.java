package dev.unroll.data.catalogue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.io.file.PathUtils;

/** Unpacks archives that nobody vouches for. */
public final class Archive {
  /** Decoder memory for xz: enough for every preset (level 9 needs 65 MiB). */
  private static final int XZ_MEMORY_KIB = 256 << 10;

  private Archive() {}

  /** What can be unpacked, told by the ending of the name. */
  public enum Format {
    TAR(".+\\.tar"),
    TAR_GZ(".+\\.(tar\\.gz|tgz)"),
    TAR_XZ(".+\\.(tar\\.xz|txz)"),
    ZIP(".+\\.zip");

    private final String name;

    Format(String name) {
      this.name = name;
    }

    /**
     * The format of an archive with this name.
     *
     * @throws IllegalArgumentException naming the endings that are known
     */
    public static Format of(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      for (Format format : values()) {
        if (lower.matches(format.name)) {
          return format;
        }
      }
      throw new IllegalArgumentException(
          name + ": an archive must end with .tar, .tar.gz, .tgz, .tar.xz, .txz or .zip");
    }
  }

  /**
   * Unpacks an archive of files and folders.
   *
   * @param target folder to make; it must not be there yet, its parent must
   * @throws IOException naming archive and entry when the archive is damaged, has an entry that
   *     leads out of {@code target}, a link or a device, or goes beyond the limits; {@code target}
   *     is not there then
   */
  public static void unpack(Path archive, Path target, UnpackLimits limits) throws IOException {
    Format format = Format.of(archive.getFileName().toString());
    UnpackedFolder folder = new UnpackedFolder(target, limits, Files.size(archive));
    boolean whole = false;
    try {
      if (format == Format.ZIP) {
        unzip(archive, folder);
      } else {
        untar(archive, format, folder);
      }
      whole = true;
    } catch (IOException | IllegalArgumentException e) {
      // The library answers some damaged headers with IllegalArgumentException.
      throw new IOException("cannot unpack " + archive + ": " + e.getMessage(), e);
    } finally {
      if (!whole) {
        PathUtils.deleteDirectory(target);
      }
    }
  }

  private static void untar(Path archive, Format format, UnpackedFolder folder) throws IOException {
    try (InputStream packed = new BufferedInputStream(Files.newInputStream(archive));
        InputStream plain = folder.counted(decompressed(packed, format));
        TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.getName();
        // isFile() is true for links too; a sparse entry may be a bomb of zeros.
        boolean special = entry.isLink() || entry.isSymbolicLink() || entry.isSparse();
        if (entry.isDirectory() && !special) {
          folder.folder(name);
        } else if (entry.isFile() && !special && !device(entry)) {
          folder.file(name, tar);
        } else {
          throw new IOException("entry \"" + name + "\" is neither a plain file nor a folder");
        }
      }
    }
  }

  private static boolean device(TarArchiveEntry entry) {
    return entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO();
  }

  private static InputStream decompressed(InputStream in, Format format) throws IOException {
    return switch (format) {
      case TAR_GZ ->
          GzipCompressorInputStream.builder()
              .setInputStream(in)
              .setDecompressConcatenated(true)
              .get();
      case TAR_XZ ->
          XZCompressorInputStream.builder()
              .setInputStream(in)
              .setDecompressConcatenated(true)
              .setMemoryLimitKiB(XZ_MEMORY_KIB)
              .get();
      case TAR, ZIP -> in;
    };
  }

  private static void unzip(Path archive, UnpackedFolder folder) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        String name = entry.getName();
        if (entry.isUnixSymlink() || !zip.canReadEntryData(entry)) {
          throw new IOException("entry \"" + name + "\" is a link, or encrypted");
        } else if (entry.isDirectory()) {
          folder.folder(name);
        } else {
          try (InputStream content = folder.counted(zip.getInputStream(entry))) {
            folder.file(name, content);
          }
        }
      }
    }
  }
}
