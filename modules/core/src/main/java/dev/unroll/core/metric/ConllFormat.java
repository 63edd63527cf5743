package dev.unroll.core.metric;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files that conlleval reads: a token on each line, its last two fields the expected and the
 * found tag; a sentence ends at an empty line or one whose first field is {@code -X-}.
 *
 * <p>Unlike conlleval it keeps a type named {@code 0} (which Perl takes for none), reports chunks
 * without a type on one line instead of two, and takes the delimiter as it is, not as a pattern.
 *
 * @param delimiter between fields; option {@code -d}, usually one space
 * @param raw whether tags are types without a position, every token its own chunk; option {@code
 *     -r}
 * @param outside the tag of no chunk in raw files, beside {@code O}; option {@code -o}
 */
public record ConllFormat(String delimiter, boolean raw, String outside) {
  /** Fields by one space, tags with positions. */
  public static final ConllFormat STANDARD = new ConllFormat(" ", false, "O");

  private static final String BOUNDARY = "-X-";

  public ConllFormat {
    Check.require(!delimiter.isEmpty(), "delimiter must not be empty; give a space or a tab");
  }

  /**
   * Counts the chunks of a whole file.
   *
   * @throws IllegalArgumentException naming the line (from 1) when it has fewer than two fields, or
   *     not as many as the lines before it
   */
  public SlotF1 score(List<String> lines) {
    Pattern separator = Pattern.compile(Pattern.quote(delimiter));
    List<String> expected = new ArrayList<>();
    List<String> found = new ArrayList<>();
    SlotF1 sum = SlotF1.NONE;
    int width = 0;
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = lines.get(i).isEmpty() ? new String[0] : separator.split(lines.get(i));
      if (fields.length > 0) {
        width = checkedWidth(fields.length, width, i + 1);
      }
      if (fields.length == 0 || fields[0].equals(BOUNDARY)) {
        sum = sum.plus(SlotF1.of(expected, found));
        expected.clear();
        found.clear();
      } else {
        expected.add(tag(fields[fields.length - 2]));
        found.add(tag(fields[fields.length - 1]));
      }
    }
    return sum.plus(SlotF1.of(expected, found));
  }

  private static int checkedWidth(int fields, int width, int line) {
    Check.require(
        fields >= 2,
        "line "
            + line
            + " has one field, but needs at least the expected and the found tag;"
            + " check the delimiter");
    Check.require(
        width == 0 || fields == width,
        "line "
            + line
            + " has "
            + fields
            + " fields, but the lines before it "
            + width
            + "; give every line as many");
    return fields;
  }

  private String tag(String field) {
    if (!raw) {
      return field;
    }
    return field.equals(outside) || field.equals("O") ? "O" : "B-" + field;
  }
}
