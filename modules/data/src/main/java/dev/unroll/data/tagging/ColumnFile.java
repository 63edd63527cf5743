package dev.unroll.data.tagging;

import dev.unroll.data.record.Items;
import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of a file in {@link TaggingLayout#COLUMNS}. */
final class ColumnFile implements Items<PlacedSentence> {
  /** The mark of a new document in the files of CoNLL 2003; such lines are no words. */
  private static final String DOCUMENT = "-DOCSTART-";

  /**
   * A number sign, white space, a name and a colon or an equals sign, above the words, and no tab:
   * a word that is a number sign or begins with one has a tab behind it, or no white space.
   */
  static final Pattern COMMENT = Pattern.compile("(?s)(?!.*\t)#\\s+([\\w-]+)(?::| =)\\s*(.*?)\\s*");

  private static final String LABEL = "intent";
  private static final Pattern TABS = Pattern.compile("\t");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Path file;
  private final LeftOut leftOut;
  private final TextLines lines;
  private int columns;

  ColumnFile(Path file, boolean lenient, LeftOut leftOut) throws IOException {
    this.file = file;
    this.leftOut = leftOut;
    this.lines = new TextLines(file, lenient);
  }

  @Override
  public Optional<PlacedSentence> read() throws IOException {
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    String label = "";
    long first = 0;
    for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
      Matcher comment = COMMENT.matcher(line.get());
      if (line.get().isBlank()) {
        if (!words.isEmpty()) {
          break;
        }
        // A label above no word is a sentence that somebody left empty.
        count(label);
        label = "";
      } else if (words.isEmpty() && comment.matches()) {
        label = comment.group(1).equals(LABEL) ? comment.group(2) : label;
      } else if (!line.get().startsWith(DOCUMENT)) {
        first = words.isEmpty() ? lines.number() : first;
        String[] fields = fields(line.get());
        words.add(fields[0]);
        tags.add(fields[fields.length - 1]);
      }
    }
    if (words.isEmpty()) {
      count(label);
      return Optional.empty();
    }
    return Optional.of(new PlacedSentence(first, new TaggedSentence(words, tags, label)));
  }

  private void count(String label) {
    if (!label.isEmpty()) {
      leftOut.add();
    }
  }

  private String[] fields(String line) throws IOException {
    String[] fields =
        line.indexOf('\t') >= 0 ? TABS.split(line, -1) : BLANKS.split(line.strip(), -1);
    if (fields.length < 2) {
      throw wrong("one column, \"" + line.strip() + "\"; expected a word and, last, its tag");
    }
    if (columns != 0 && fields.length != columns) {
      throw wrong(
          fields.length
              + (" columns, but the lines above have " + columns)
              + "; give every word as many, or a blank line between sentences");
    }
    if (fields[0].isBlank() || fields[fields.length - 1].isBlank()) {
      throw wrong("the " + (fields[0].isBlank() ? "word" : "tag") + " is blank");
    }
    columns = fields.length;
    return fields;
  }

  private IOException wrong(String what) {
    return new IOException(file + ":" + lines.number() + ": " + what);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
