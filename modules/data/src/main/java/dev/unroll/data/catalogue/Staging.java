package dev.unroll.data.catalogue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.io.file.PathUtils;

/**
 * Gathers the files of one dataset beside its final place. Verified files and pieces of unfinished
 * downloads stay for the next run; nothing else does.
 */
final class Staging {
  private final Path root;
  private final Path content;
  private final Download download;
  private final Progress progress;

  Staging(Path root, Download download, Progress progress) {
    this.root = root;
    this.content = root.resolve("content");
    this.download = download;
    this.progress = progress;
  }

  /** Fetches what is not here yet, and returns the folder that holds the verified dataset. */
  Path gather(Dataset dataset) throws IOException {
    for (Part part : dataset.parts()) {
      if (part instanceof Part.Plain plain) {
        gather(plain);
      } else if (part instanceof Part.Packed packed) {
        gather(packed);
      }
    }
    return content;
  }

  private void gather(Part.Plain part) throws IOException {
    for (DataFile file : part.files()) {
      if (FileState.of(content.resolve(file.path()), file) != FileState.OK) {
        fromAny(part, folder -> fetch(folder.resolve(encoded(file.path())), file));
      }
    }
  }

  private void fetch(URI address, DataFile file) throws IOException {
    Path target = content.resolve(file.path());
    Files.createDirectories(target.getParent());
    Files.deleteIfExists(target);
    download.fetch(address, target, file.bytes(), progress);
    verify(target, file, address);
  }

  private void gather(Part.Packed part) throws IOException {
    for (DataFile file : part.files()) {
      if (FileState.of(content.resolve(file.path()), file) != FileState.OK) {
        fromAny(part, address -> unpack(address, part));
        return;
      }
    }
  }

  private void unpack(URI address, Part.Packed part) throws IOException {
    Files.createDirectories(root);
    String path = address.getPath();
    Path archive = root.resolve(path.substring(path.lastIndexOf('/') + 1));
    Path unpacked = root.resolve("unpacked");
    delete(unpacked);
    download.fetch(address, archive, UnpackLimits.STANDARD.bytes(), progress);
    try {
      Archive.unpack(archive, unpacked, UnpackLimits.STANDARD);
      for (DataFile file : part.files()) {
        Path from = unpacked.resolve(part.within() + file.path());
        verify(from, file, address);
        Path to = content.resolve(file.path());
        Files.createDirectories(to.getParent());
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(archive);
      delete(unpacked);
    }
  }

  /** Deletes a file that is not what the catalogue says. */
  private static void verify(Path path, DataFile file, URI address) throws IOException {
    FileState state = FileState.of(path, file);
    if (state == FileState.MISSING) {
      throw new IOException(address + " does not hold " + file.path());
    }
    if (state == FileState.CHANGED) {
      String found = "%,d bytes with sha256 %s".formatted(Files.size(path), Checksum.sha256(path));
      Files.delete(path);
      throw new IOException(
          "%s: %s was expected to be %,d bytes with sha256 %s, but is %s; nothing was installed"
              .formatted(address, file.path(), file.bytes(), file.sha256(), found));
    }
  }

  private interface Attempt {
    void at(URI address) throws IOException;
  }

  /** Tries the addresses in order; when none works, the first one's error tells most. */
  private static void fromAny(Part part, Attempt attempt) throws IOException {
    IOException first = null;
    for (URI address : part.from()) {
      try {
        attempt.at(address);
        return;
      } catch (IOException e) {
        // What is wrong on this machine is so at every address.
        if (e instanceof FileSystemException || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    throw first;
  }

  private static String encoded(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("path " + path + " does not fit into an address", e);
    }
  }

  /** Removes what gathering left beside the dataset. */
  void clear() throws IOException {
    delete(root);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      PathUtils.deleteDirectory(folder);
    }
  }
}
