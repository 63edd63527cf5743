package dev.unroll.training.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A text file of one line per evaluation, appended to by whole lines. */
final class StepLines {
  private final Path file;

  StepLines(Path file) {
    this.file = file;
  }

  void append(String line) {
    try {
      Files.writeString(
          file, line + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw Replacement.unwritable(file, e);
    }
  }

  /** All whole lines. What follows the last line end was torn by a kill and is left out. */
  List<String> lines() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      String text = new String(Files.readAllBytes(file), UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Leaves only the lines that {@code kept} accepts. */
  void retain(Predicate<String> kept) {
    Stream<String> lines = lines().stream().filter(kept).map(line -> line + "\n");
    Replacement.write(file, lines.reduce("", String::concat));
  }

  void clear() {
    retain(line -> false);
  }
}
