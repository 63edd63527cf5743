package dev.unroll.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words. {@link Splitting#UNICODE} finds runs of letters, marks and digits, with an apostrophe or
 * hyphen inside ("don't", "well-known") and a point or comma between digits ("3.14"); every other
 * character that is not white space is a token of its own, with its marks and what a zero-width
 * joiner ties to it. {@link Splitting#WHITE_SPACE} takes text as it was tokenised before. Scripts
 * without spaces are better cut by characters or byte pairs.
 *
 * <p>Joining makes the spacing regular (see {@link Splitting}): what is lost is the amount and kind
 * of white space, and the letters' case with {@code lowerCase}; the joined text cuts into the same
 * tokens again.
 *
 * @param splitting where tokens end
 * @param lowerCase whether text is lower-cased first, independent of the locale
 * @param keepNewlines whether the end of a line ({@code \n}, {@code \r\n} or {@code \r}) becomes
 *     the token {@code "\n"}, as language models of running text need; else it is white space
 */
public record WordTokeniser(Splitting splitting, boolean lowerCase, boolean keepNewlines)
    implements Tokeniser {
  static final String NAME = "word";

  /** Where a word ends, and how words are joined. */
  public enum Splitting {
    /** Words and punctuation apart; joined without a space where English has none. */
    UNICODE("(?:#+(?:['\u2019-]#+|(?<=\\p{N})[.,](?=\\p{N})#+)*)|@(?:\u200D@)*"),
    /** Everything between white space; joined by one space. */
    WHITE_SPACE("\\S+");

    private final Pattern token;

    Splitting(String pattern) {
      String filled = pattern.replace("#", "[\\p{L}\\p{M}\\p{N}_]").replace("@", "\\S\\p{M}*+");
      token = Pattern.compile("\\R|" + filled, Pattern.UNICODE_CHARACTER_CLASS);
    }
  }

  private static final String NEWLINE = "\n";

  /** Words and punctuation, case kept, newlines dropped. */
  public WordTokeniser() {
    this(Splitting.UNICODE, false, false);
  }

  @Override
  public List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = splitting.token.matcher(lowerCase ? text.toLowerCase(Locale.ROOT) : text);
    while (matcher.find()) {
      String token = matcher.group();
      if (!isLineBreak(token)) {
        tokens.add(token);
      } else if (keepNewlines && (token.startsWith("\r") || token.equals(NEWLINE))) {
        tokens.add(NEWLINE);
      }
    }
    return tokens;
  }

  private static boolean isLineBreak(String token) {
    return "\r\n\u000B\f\u0085\u2028\u2029".indexOf(token.charAt(0)) >= 0;
  }

  @Override
  public String text(List<String> tokens) {
    WordSpacing spacing = new WordSpacing(splitting == Splitting.UNICODE);
    tokens.forEach(spacing::append);
    return spacing.text();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String encode() {
    return TokeniserForm.heading(this)
        + ("splitting " + splitting + "\n")
        + ("lower-case " + lowerCase + "\n")
        + ("keep-newlines " + keepNewlines + "\n");
  }

  static WordTokeniser read(SavedLines lines) {
    return new WordTokeniser(
        splitting(lines), flag(lines, "lower-case"), flag(lines, "keep-newlines"));
  }

  private static Splitting splitting(SavedLines lines) {
    String value = lines.value("splitting");
    for (Splitting splitting : Splitting.values()) {
      if (splitting.name().equals(value)) {
        return splitting;
      }
    }
    throw lines.damaged("expected UNICODE or WHITE_SPACE, but found '" + value + "'");
  }

  private static boolean flag(SavedLines lines, String key) {
    String value = lines.value(key);
    if (!value.equals("true") && !value.equals("false")) {
      throw lines.damaged("expected true or false, but found '" + value + "'");
    }
    return value.equals("true");
  }
}
