package dev.unroll.speech;

/**
 * How a text is shown while it comes. Each method returns what is to be written at once, which may
 * be nothing. One for each recording.
 */
sealed interface LiveText permits LiveText.Written, LiveText.Lines, LiveText.Json {
  /** For a person at a terminal. */
  static LiveText onTerminal() {
    return new Written();
  }

  /** For a file or another program, a line whenever something is new. */
  static LiveText inLines() {
    return new Lines();
  }

  /** For a program, an object with {@code settled} and {@code tail} whenever something is new. */
  static LiveText inJson() {
    return new Json();
  }

  /** What is heard now, when it is not what was heard before. */
  String show(Partial heard);

  /**
   * The recording ended.
   *
   * @param text of all of it, which begins with what was settled
   */
  default String end(String text) {
    return "";
  }

  /** Whether the whole text was written by {@link #end}. */
  default boolean holdsText() {
    return false;
  }

  /** Settled words stay, and what comes after them on the last line is written over. */
  final class Written implements LiveText {
    /** A space after so many columns ends a line; what has none is cut at the second. */
    private static final int FULL = 56;

    private static final int MOST = 72;

    /** Columns of a terminal, less one: a full line might begin another. */
    private static final int COLUMNS = 79;

    private final StringBuilder line = new StringBuilder();
    private int written;
    private int shown;

    private Written() {}

    @Override
    public String show(Partial heard) {
      StringBuilder out = new StringBuilder("\r");
      String fresh = heard.settled().substring(written);
      written += fresh.length();
      fresh.codePoints().forEach(letter -> add(letter, out));
      out.append(over(line + beginning(heard.tail(), COLUMNS - Columns.of(line))));
      return out.toString();
    }

    private void add(int letter, StringBuilder out) {
      int columns = Columns.of(line);
      boolean between = letter == ' ' && columns >= FULL;
      if (between || columns >= MOST) {
        out.append(over(line.toString())).append(System.lineSeparator());
        line.setLength(0);
        shown = 0;
      }
      if (!between) {
        line.appendCodePoint(letter);
      }
    }

    /** Spaces cover what is left of a longer line before. */
    private String over(String now) {
      int columns = Columns.of(now);
      String covered = now + " ".repeat(Math.max(0, shown - columns));
      shown = columns;
      return covered;
    }

    private static String beginning(String tail, int most) {
      if (Columns.of(tail) <= most) {
        return tail;
      }
      return Columns.beginning(tail, most - 1) + "…";
    }

    @Override
    public String end(String text) {
      return show(new Partial(text, "")) + System.lineSeparator();
    }

    @Override
    public boolean holdsText() {
      return true;
    }
  }

  /** The end alone: the whole of a long recording would be written over and over. */
  final class Lines implements LiveText {
    private static final int SHOWN = 60;

    private Lines() {}

    @Override
    public String show(Partial heard) {
      String tail = heard.tail().strip();
      String space = heard.tail().startsWith(" ") && !heard.settled().isEmpty() ? " " : "";
      String brackets = tail.isEmpty() ? "" : space + "[" + ending(tail) + "]";
      return "… " + ending(heard.settled()) + brackets + System.lineSeparator();
    }

    private static String ending(String text) {
      int letters = text.codePointCount(0, text.length());
      return text.substring(text.offsetByCodePoints(0, Math.max(0, letters - SHOWN)));
    }
  }

  /** One JSON object a line. */
  final class Json implements LiveText {
    private Json() {}

    @Override
    public String show(Partial heard) {
      return TranscriptText.object(heard) + System.lineSeparator();
    }
  }
}
