package dev.unroll.core.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a caption, as caption metrics count them: in lower case and without punctuation,
 * after the tokeniser of coco-caption (Chen et al. 2015, section 3.2), which has the rules of the
 * Penn Treebank and then drops every mark.
 *
 * <ul>
 *   <li>A word is a run of letters and digits; a hyphen, an apostrophe, a slash, and a dot or a
 *       comma between digits stay inside it ({@code t-shirt}, {@code o'clock}, {@code 2,5}).
 *   <li>Clitics are words of their own: {@code man's} is {@code man 's}, {@code don't} is {@code do
 *       n't}, so also {@code 'm 'd 're 've 'll}.
 *   <li>Everything else parts words and is dropped.
 * </ul>
 *
 * The full tokeniser knows abbreviations and brackets besides; on plain sentences of words the two
 * agree, and text that is tokenised already does not change.
 */
public final class CaptionTokens {
  private static final String LETTER = "[\\p{L}\\p{M}\\p{N}]";
  private static final String END = "(?!" + LETTER + ")";
  private static final String CLITIC = "'(?:s|m|d|re|ve|ll)" + END;

  /** A clitic cut off, n't cut off, what stands before n't, or a word. */
  private static final Pattern WORD =
      Pattern.compile(
          CLITIC
              + ("|n't" + END + "|" + LETTER + "+?(?=n't" + END + ")|")
              + (LETTER + "(?:" + LETTER + "|(?!" + CLITIC + ")[-'/](?=" + LETTER + ")")
              + "|(?<=\\p{N})[.,](?=\\p{N}))*");

  private CaptionTokens() {}

  /** The words of {@code caption}, in order; none when it holds no letter and no digit. */
  public static List<String> of(String caption) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(caption.toLowerCase(Locale.ROOT).replace('’', '\''));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /** The words of every reference of {@code segment}. */
  static List<List<String>> ofReferences(Segment segment) {
    return segment.references().stream().map(CaptionTokens::of).toList();
  }
}
