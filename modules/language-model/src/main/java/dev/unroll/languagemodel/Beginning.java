package dev.unroll.languagemodel;

import dev.unroll.core.text.Tokeniser;
import dev.unroll.data.text.TextPipeline;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The first characters of a text, which byte pairs are learnt from. Characters and words need no
 * such thing: their tokens do not depend on the text, so it can be divided by tokens.
 *
 * @param pieces of the whole text, as they are cut into tokens
 * @param characters UTF-16 units that belong to the beginning; never half a character
 */
record Beginning(List<String> pieces, long characters) {

  /** The first {@code share} of a text, in (0, 1]. */
  static Beginning of(TextPipeline text, double share) {
    List<String> all = new ArrayList<>();
    text.forEachText(all::add);
    long length = all.stream().mapToLong(String::length).sum();
    return new Beginning(List.copyOf(all), (long) (share * length));
  }

  /** Its pieces, the last one cut. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    long left = characters;
    for (String piece : pieces) {
      if (left > 0) {
        texts.add(left < piece.length() ? cut(piece, (int) left) : piece);
      }
      left -= piece.length();
    }
    return texts;
  }

  private static String cut(String piece, int length) {
    boolean half = Character.isHighSurrogate(piece.charAt(length - 1));
    return piece.substring(0, half ? length - 1 : length);
  }

  /**
   * How many byte-pair tokens of the whole text begin in here; those after it hold nothing of it.
   */
  long tokens(Tokeniser tokeniser) {
    List<String> texts = texts();
    long count = 0;
    for (int i = 0; i < texts.size(); i++) {
      // A token has as many letters as bytes, and one may reach over the end of the beginning.
      int bytes = texts.get(i).getBytes(StandardCharsets.UTF_8).length;
      for (String token : tokeniser.tokens(pieces.get(i))) {
        count += bytes > 0 ? 1 : 0;
        bytes -= token.length();
      }
    }
    return count;
  }
}
