package dev.unroll.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code blocks of a page in Markdown. */
final class Document {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern BLOCK =
      Pattern.compile("(?m)(?<before>^.*)\\R\\R?^```(?<language>\\w+)\\R(?<text>(?s:.*?))^```$");

  /** A path in back quotes in a line that ends with a colon. */
  private static final Pattern FILE = Pattern.compile("`(?<path>[\\w./-]+)`[^`]*:$");

  private Document() {}

  /**
   * One block.
   *
   * @param file that the line before names, relative to the repository; empty when it names none
   * @param language after the back quotes
   * @param text with its line ends
   */
  record Block(String file, String language, String text) {
    boolean isJavaFile() {
      return language.equals("java") && !file.isEmpty();
    }

    /** The file with the lines that a diff adds, and without those that it takes away. */
    String applied() {
      String old = read(file);
      String before = lines(" -");
      if (!old.contains(before)) {
        throw new AssertionError(file + " has no lines\n" + before);
      }
      return old.replace(before, lines(" +"));
    }

    private String lines(String marks) {
      StringBuilder kept = new StringBuilder();
      text.lines()
          .filter(line -> marks.indexOf(line.charAt(0)) >= 0)
          .forEach(line -> kept.append(line.substring(1)).append('\n'));
      return kept.toString();
    }
  }

  /** The blocks of a page, in order. */
  static List<Block> blocks(String page) {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(read(page));
    while (matcher.find()) {
      Matcher file = FILE.matcher(matcher.group("before"));
      String path = file.find() ? file.group("path") : "";
      blocks.add(new Block(path, matcher.group("language"), matcher.group("text")));
    }
    return blocks;
  }

  /** A file of the repository. */
  static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file)).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
