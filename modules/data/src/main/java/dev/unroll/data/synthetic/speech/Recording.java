package dev.unroll.data.synthetic.speech;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One digit said once, in a file such as {@code 7_jackson_32.wav}.
 *
 * @param file where it is
 * @param digit what is said
 * @param speaker who says it
 * @param index which of the speaker's recordings of this digit, from 0
 */
public record Recording(Path file, Digit digit, String speaker, int index) {
  /** Recordings of each speaker and digit, the first ones, that the set's authors test on. */
  public static final int TESTED = 5;

  private static final Pattern NAME = Pattern.compile("([0-9])_([^_]+)_([0-9]{1,6})\\.wav");

  public Recording {
    Check.notBlank("speaker", speaker);
    Check.notNegative("index", index);
  }

  /**
   * Reads a file's name.
   *
   * @throws IOException when it is not of that form
   */
  static Recording of(Path file) throws IOException {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IOException(
          file + ": expected a name of digit, speaker and number, such as 7_jackson_32.wav");
    }
    Digit digit = Digit.of(Integer.parseInt(name.group(1)));
    return new Recording(file, digit, name.group(2), Integer.parseInt(name.group(3)));
  }

  /** Whether the set's authors test on it. */
  public boolean tested() {
    return index < TESTED;
  }
}
