package dev.unroll.lectures.language;

import dev.unroll.core.random.RandomStream;
import java.util.List;

/**
 * Text that looks like a program, from a seed: assignments of quoted strings, nested calls, blocks
 * and comments. Quotes and comments hold the same words as the code around them, so that only who
 * remembers how they began can tell them apart.
 */
final class ProgramText {
  /** What a reader of a program keeps track of. */
  enum Property {
    /** 1 from an opening quote until its closing one. */
    QUOTE("inside a quote"),
    /** 1 from "//" until the end of the line. */
    COMMENT("inside a comment"),
    /** Characters since the beginning of the line. */
    POSITION("position in the line"),
    /** Brackets and braces that are open. */
    NESTING("open brackets");

    private final String words;

    Property(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private static final List<String> WORDS =
      List.of("sum", "next", "line", "word", "read", "copy", "last", "item", "key", "size");
  private static final int DEEPEST = 3;

  private final StringBuilder text = new StringBuilder();
  private final RandomStream random;

  private ProgramText(RandomStream random) {
    this.random = random;
  }

  /** Whole statements of at least so many characters. */
  static String write(RandomStream random, int characters) {
    ProgramText program = new ProgramText(random);
    while (program.text.length() < characters) {
      program.statement(0);
    }
    return program.text.toString();
  }

  private void statement(int depth) {
    text.append(" ".repeat(depth));
    double kind = random.nextDouble();
    if (kind < 0.25) {
      text.append("// ");
      words(3 + random.nextInt(5));
      text.append('\n');
    } else if (kind < 0.55) {
      text.append(word()).append(" = \"");
      words(1 + random.nextInt(5));
      text.append("\";\n");
    } else if (kind < 0.85 || depth == DEEPEST) {
      call(0);
      text.append(";\n");
    } else {
      text.append("if (");
      call(1);
      text.append(") {\n");
      for (int left = 1 + random.nextInt(3); left > 0; left--) {
        statement(depth + 1);
      }
      text.append(" ".repeat(depth)).append("}\n");
    }
  }

  private void call(int depth) {
    text.append(word()).append('(');
    for (int left = 1 + random.nextInt(2); left > 0; left--) {
      if (depth < 2 && random.nextDouble() < 0.4) {
        call(depth + 1);
      } else {
        text.append(word());
      }
      text.append(left > 1 ? ", " : "");
    }
    text.append(')');
  }

  private void words(int count) {
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(word());
    }
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  /** A property after each character has been read. */
  static double[] track(Property property, String text) {
    double[] values = new double[text.length()];
    boolean quote = false;
    boolean comment = false;
    int position = 0;
    int nesting = 0;
    for (int i = 0; i < values.length; i++) {
      char read = text.charAt(i);
      quote ^= read == '"';
      comment = read != '\n' && (comment || (read == '/' && i > 0 && text.charAt(i - 1) == '/'));
      position = read == '\n' ? 0 : position + 1;
      nesting += "({".indexOf(read) >= 0 ? 1 : ")}".indexOf(read) >= 0 ? -1 : 0;
      values[i] =
          switch (property) {
            case QUOTE -> quote ? 1 : 0;
            case COMMENT -> comment ? 1 : 0;
            case POSITION -> position;
            case NESTING -> nesting;
          };
    }
    return values;
  }
}
