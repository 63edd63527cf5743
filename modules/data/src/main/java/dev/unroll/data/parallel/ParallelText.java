package dev.unroll.data.parallel;

import dev.unroll.core.check.Check;
import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sentence pairs read from one file with tabs (source, tab, target; further columns are ignored) or
 * from two files of which line i translates line i. White space at the ends of a sentence is
 * dropped.
 *
 * @param pairs in the order of the lines, at least one
 * @param empty pairs left out because a side is blank; who reads must report it
 */
public record ParallelText(List<SentencePair> pairs, int empty) {
  public ParallelText {
    pairs = List.copyOf(pairs);
    Check.require(!pairs.isEmpty(), "there is no sentence pair");
    Check.notNegative("empty", empty);
  }

  /**
   * Reads UTF-8 text as {@link TextLines} does.
   *
   * @param files one with tabs, or the source's and the target's
   * @param lenient replaces bytes that are no UTF-8 by U+FFFD instead of refusing them
   * @throws IOException naming file and line when a file cannot be read or is no UTF-8, a tab is
   *     missing, one file has more lines than the other, or no pair is left
   * @throws IllegalArgumentException unless there are one or two files
   */
  public static ParallelText read(List<Path> files, boolean lenient) throws IOException {
    Check.require(
        files.size() == 1 || files.size() == 2,
        "expected one file with tabs or two files of equally many lines, but got "
            + files.size()
            + " files");
    Collected collected = new Collected();
    if (files.size() == 1) {
      readColumns(files.get(0), lenient, collected);
    } else {
      readLines(files.get(0), files.get(1), lenient, collected);
    }
    if (collected.pairs.isEmpty()) {
      throw new IOException(
          "no sentence pair in "
              + (files.size() == 1 ? files.get(0) : files.get(0) + " and " + files.get(1))
              + (collected.empty == 0
                  ? ": no line at all"
                  : ": a side is blank in all " + collected.empty + " lines")
              + "; expected a source and a target sentence");
    }
    return new ParallelText(collected.pairs, collected.empty);
  }

  private static void readColumns(Path file, boolean lenient, Collected collected)
      throws IOException {
    try (TextLines lines = new TextLines(file, lenient)) {
      for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
        String[] columns = line.get().split("\t", 3);
        if (columns.length < 2 && !line.get().isBlank()) {
          throw new IOException(
              file
                  + ":"
                  + lines.number()
                  + ": no tab in this line; expected the source sentence, a tab and the target"
                  + " sentence (or name two files, one for each language)");
        }
        collected.add(columns[0], columns.length < 2 ? "" : columns[1]);
      }
    }
  }

  private static void readLines(Path source, Path target, boolean lenient, Collected collected)
      throws IOException {
    try (TextLines sources = new TextLines(source, lenient);
        TextLines targets = new TextLines(target, lenient)) {
      Optional<String> left = sources.read();
      Optional<String> right = targets.read();
      while (left.isPresent() && right.isPresent()) {
        collected.add(left.get(), right.get());
        left = sources.read();
        right = targets.read();
      }
      if (left.isPresent() || right.isPresent()) {
        throw new IOException(
            (left.isPresent() ? target : source)
                + " ends first, after line "
                + (left.isPresent() ? targets : sources).number()
                + ", while "
                + (left.isPresent() ? source : target)
                + " goes on; each line of one must translate the same line of the other");
      }
    }
  }

  private static final class Collected {
    private final List<SentencePair> pairs = new ArrayList<>();
    private int empty;

    void add(String source, String target) {
      if (source.isBlank() || target.isBlank()) {
        empty++;
      } else {
        pairs.add(new SentencePair(source.strip(), target.strip()));
      }
    }
  }
}
