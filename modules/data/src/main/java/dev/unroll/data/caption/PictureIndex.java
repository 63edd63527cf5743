package dev.unroll.data.caption;

import dev.unroll.data.image.PictureFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of pictures in a folder, at any depth, by their names. */
final class PictureIndex {
  private final Path folder;
  private final Map<String, List<Path>> byName = new TreeMap<>();

  /** Hidden files are left out: archives made on a Mac hold a "._x.jpg" for each x.jpg. */
  PictureIndex(Path folder) throws IOException {
    this.folder = folder;
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      files
          .filter(PictureFile::isPicture)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .forEach(file -> byName.computeIfAbsent(last(file), n -> new ArrayList<>()).add(file));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String last(Path file) {
    return file.getFileName().toString();
  }

  /**
   * The file that captions call {@code name}: a path within the folder, or the name alone.
   *
   * @throws IOException naming two of them when there are several
   */
  Optional<Path> find(String name) throws IOException {
    Path path;
    try {
      path = folder.resolve(name).normalize();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    List<Path> named = byName.getOrDefault(String.valueOf(path.getFileName()), List.of());
    for (Path file : named) {
      if (file.normalize().equals(path)) {
        return Optional.of(file);
      }
    }
    if (named.size() > 1) {
      throw new IOException(
          name
              + " may be "
              + named.get(0)
              + " or "
              + named.get(1)
              + "; expected one, or captions that name the folder, too");
    }
    return named.isEmpty() || !last(named.get(0)).equals(name)
        ? Optional.empty()
        : Optional.of(named.get(0));
  }

  /** All of them, by name. */
  List<Path> files() {
    return byName.values().stream().flatMap(List::stream).toList();
  }
}
