package dev.unroll.core.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a saved text line by line and says where it is damaged. Only {@code \n} ends a line, and
 * the last line has one too, so a file that was cut short is noticed. Not thread-safe.
 */
final class SavedLines {
  private final String source;
  private final String text;
  private int position;
  private int line;

  private SavedLines(String source, String text) {
    this.source = source;
    this.text = text;
  }

  /** The lines of {@code text}; {@code source} names it in errors. */
  static SavedLines of(String source, String text) {
    return new SavedLines(source, text);
  }

  static SavedLines read(Path file) {
    try {
      return of(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          file + " is not UTF-8 text; it is damaged, or not a file of this kind", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }

  /** The next line; {@code what} says in an error what should have stood there. */
  String next(String what) {
    line++;
    int end = text.indexOf('\n', position);
    if (end < 0) {
      throw damaged("the file ends early, expected " + what);
    }
    String found = text.substring(position, end);
    position = end + 1;
    return found;
  }

  void expect(String wanted) {
    String found = next("'" + wanted + "'");
    if (!found.equals(wanted)) {
      String shown = found.length() > 40 ? found.substring(0, 40) + "..." : found;
      throw damaged("expected '" + wanted + "', but found '" + shown + "'");
    }
  }

  void expectEnd() {
    if (position < text.length()) {
      line++;
      throw damaged("expected the end of the file, but there is more");
    }
  }

  /** A line such as "size 12"; the number is not negative. */
  int number(String key) {
    return number(value(key), "a whole number after '" + key + "'");
  }

  /** The rest of a line that starts with {@code key}. */
  String value(String key) {
    String found = next("'" + key + "'");
    if (!found.equals(key) && !found.startsWith(key + " ")) {
      throw damaged("expected '" + key + "', but found '" + found + "'");
    }
    return found.substring(key.length()).strip();
  }

  /** {@code digits} as a number that is not negative; {@code what} says what was expected. */
  int number(String digits, String what) {
    if (!digits.matches("[0-9]{1,9}")) {
      throw damaged("expected " + what + ", but found '" + digits + "'");
    }
    return Integer.parseInt(digits);
  }

  /** An error at the line read last. */
  IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException(source + ":" + line + ": " + what);
  }
}
