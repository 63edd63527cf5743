package dev.unroll.tagging;

import dev.unroll.training.command.NamedData;
import dev.unroll.training.command.WrongUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which files of a name are to learn from, to choose by and to report on. A folder may hold all
 * three: as folders or files whose names say {@code train}, {@code dev} or {@code valid}, and
 * {@code test}; or two files of opinions, {@code .pos} and {@code .neg}, which nobody divided.
 *
 * @param train files, or folders of slots
 * @param dev likewise, or none
 * @param test likewise, or none
 */
record TagFiles(List<Path> train, List<Path> dev, List<Path> test) {
  private static final String SLOTS = "seq.in";
  private static final String TAGS = "seq.out";
  private static final List<String> MARKS = List.of("train", "dev", "valid", "test");

  /** The files that names stand for. */
  static TagFiles of(List<NamedData> names) {
    List<Path> train = new ArrayList<>();
    List<Path> dev = new ArrayList<>();
    List<Path> test = new ArrayList<>();
    for (NamedData name : names) {
      Path path =
          name instanceof NamedData.Installed installed
              ? installed.folder()
              : ((NamedData.Given) name).path();
      TagFiles found = of(path);
      train.addAll(found.train());
      dev.addAll(found.dev());
      test.addAll(found.test());
    }
    return new TagFiles(train, dev, test);
  }

  private static TagFiles of(Path path) {
    if (Files.exists(path.resolve(SLOTS)) != Files.exists(path.resolve(TAGS))) {
      throw new WrongUse(
          path + " needs both " + SLOTS + " with words and " + TAGS + " with their slots");
    }
    if (!Files.isDirectory(path) || Files.exists(path.resolve(SLOTS))) {
      return new TagFiles(List.of(path), List.of(), List.of());
    }
    List<Path> parts = data(path);
    List<Path> train = named(parts, "train");
    List<Path> dev = named(parts, "dev", "valid");
    List<Path> test = named(parts, "test");
    if (!train.isEmpty() && !dev.isEmpty() && !test.isEmpty()) {
      return new TagFiles(train, dev, test);
    }
    List<Path> opinions = parts.stream().filter(TagFiles::isOpinion).toList();
    if (!opinions.isEmpty()) {
      return new TagFiles(opinions, List.of(), List.of());
    }
    throw new WrongUse(
        path
            + " is a folder without "
            + SLOTS
            + ", without parts named train, dev and test, and without files .pos and .neg; name"
            + " the files themselves");
  }

  /** What in a folder may be data, in the order of its names. */
  private static List<Path> data(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(
              entry ->
                  Files.exists(entry.resolve(SLOTS))
                      || isOpinion(entry)
                      || Stream.of(".conllu", ".conll", ".txt", ".tsv", ".jsonl")
                          .anyMatch(ending -> name(entry).endsWith(ending)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those of which a word of the name begins with one of the marks, as of {@code ud-dev.conllu}; of
   * several such words the last one decides, so that {@code train-dev} is held out.
   */
  private static List<Path> named(List<Path> parts, String... marks) {
    return parts.stream().filter(part -> List.of(marks).contains(mark(name(part)))).toList();
  }

  private static String mark(String name) {
    return Stream.of(name.split("[^a-z]+"))
        .flatMap(word -> MARKS.stream().filter(word::startsWith))
        .reduce("", (before, last) -> last);
  }

  /** Whether a file is of one opinion, as its ending says. */
  static boolean isOpinion(Path file) {
    return name(file).endsWith(".pos") || name(file).endsWith(".neg");
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
  }
}
