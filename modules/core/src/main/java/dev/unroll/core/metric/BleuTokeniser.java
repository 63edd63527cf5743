package dev.unroll.core.metric;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Splits text into the words that BLEU counts, exactly as the tokeniser of the same name in
 * sacreBLEU 2 does. Text goes in as people write it, not tokenised before.
 */
public enum BleuTokeniser {
  /**
   * For European languages, and the one that papers compare by: the rules of mteval-v13a.pl (NIST).
   */
  MTEVAL_13A("13a") {
    @Override
    public String tokenise(String line) {
      String unescaped =
          line.replace("<skipped>", "")
              .replace("-\n", "")
              .replace("\n", " ")
              .replace("&quot;", "\"")
              .replace("&amp;", "&")
              .replace("&lt;", "<")
              .replace("&gt;", ">");
      return western(" " + unescaped + " ");
    }
  },
  /**
   * For any script: splits at every Unicode punctuation mark and symbol but marks between digits
   * (mteval-v14.pl). Categories are those of the running JDK.
   */
  INTERNATIONAL("intl") {
    @Override
    public String tokenise(String line) {
      return single(rewrite(line, INTERNATIONAL_RULES));
    }
  },
  /** For Chinese: every Chinese character by itself, the rest by the rules of 13a. */
  CHINESE("zh") {
    @Override
    public String tokenise(String line) {
      return western(CHINESE_CHARACTER.matcher(Whitespace.strip(line)).replaceAll(" $0 "));
    }
  },
  /** Every code point by itself, for scripts without spaces. */
  CHARACTER("char") {
    @Override
    public String tokenise(String line) {
      return line.codePoints().mapToObj(Character::toString).collect(Collectors.joining(" "));
    }
  },
  /** Splits at white space only, for text that is tokenised already. */
  NONE("none") {
    @Override
    public String tokenise(String line) {
      return line;
    }
  };

  private record Rule(Pattern pattern, String replacement) {}

  private static final List<Rule> WESTERN_RULES =
      List.of(
          new Rule(Pattern.compile("[\\{-~\\[-` -&\\(-+:-@/]"), " $0 "),
          new Rule(Pattern.compile("([^0-9])([.,])"), "$1 $2 "),
          new Rule(Pattern.compile("([.,])([^0-9])"), " $1 $2"),
          new Rule(Pattern.compile("([0-9])(-)"), "$1 $2 "));

  private static final List<Rule> INTERNATIONAL_RULES =
      List.of(
          new Rule(Pattern.compile("(\\P{N})(\\p{P})"), "$1 $2 "),
          new Rule(Pattern.compile("(\\p{P})(\\P{N})"), " $1 $2"),
          new Rule(Pattern.compile("\\p{S}"), " $0 "));

  // The first range is not Chinese: sacreBLEU means U+20000 to U+2A6D6, but its four-digit escapes
  // make it this one, and published scores have it.
  private static final Pattern CHINESE_CHARACTER =
      Pattern.compile(
          "[\\u2001-\\u2A6D\\u2E80-\\u2FDF\\u2FF0-\\u303F\\u3100-\\u312F\\u31A0-\\u31BF"
              + "\\u31C0-\\u31EF\\u3200-\\u4DB5\\u4E00-\\u9FBB\\uF900-\\uFA2D\\uFA30-\\uFA6A"
              + "\\uFA70-\\uFAD9\\uFE10-\\uFE1F\\uFE30-\\uFE4F\\uFF00-\\uFFEF]");

  private final String signature;

  BleuTokeniser(String signature) {
    this.signature = signature;
  }

  /**
   * {@code line} with white space between its tokens and, but for {@link #CHARACTER} and {@link
   * #NONE}, nowhere else.
   */
  public abstract String tokenise(String line);

  /** Its name in sacreBLEU, such as {@code 13a}. */
  public String signature() {
    return signature;
  }

  /**
   * The tokeniser of a sacreBLEU name.
   *
   * @throws IllegalArgumentException listing the names when there is none such
   */
  public static BleuTokeniser named(String signature) {
    List<BleuTokeniser> found =
        Arrays.stream(values()).filter(t -> t.signature.equals(signature)).toList();
    Check.require(
        !found.isEmpty(),
        "no BLEU tokeniser is named \""
            + signature
            + "\"; take one of "
            + Arrays.stream(values()).map(BleuTokeniser::signature).toList());
    return found.get(0);
  }

  private static String western(String line) {
    return single(rewrite(line, WESTERN_RULES));
  }

  private static String rewrite(String line, List<Rule> rules) {
    String rewritten = line;
    for (Rule rule : rules) {
      rewritten = rule.pattern().matcher(rewritten).replaceAll(rule.replacement());
    }
    return rewritten;
  }

  private static String single(String line) {
    return String.join(" ", Whitespace.words(line));
  }
}
