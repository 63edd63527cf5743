package dev.unroll.training.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token made fit to be shown: pieces that stand each for one character as a reader sees it.
 *
 * @param pieces each a character with what joins it, or the escape of one that cannot be shown
 */
record Label(List<String> pieces) {
  private static final Pattern CLUSTER = Pattern.compile("\\X");
  private static final String MORE = "...";

  Label {
    pieces = List.copyOf(pieces);
  }

  /** Shows what can be printed; spaces, which end lines and words, as {@code ␣}. */
  static Label of(String token) {
    return of(token, point -> true);
  }

  /**
   * Shows what a font has.
   *
   * @param shown whether there is a glyph for a code point
   */
  static Label of(String token, IntPredicate shown) {
    List<String> pieces = new ArrayList<>();
    Matcher clusters = CLUSTER.matcher(token.replace(' ', '␣'));
    while (clusters.find()) {
      String cluster = clusters.group();
      if (cluster.codePoints().allMatch(point -> printable(point) && shown.test(point))) {
        pieces.add(cluster);
      } else {
        cluster
            .codePoints()
            .mapToObj(
                point ->
                    printable(point) && shown.test(point)
                        ? Character.toString(point)
                        : escaped(point))
            .forEach(pieces::add);
      }
    }
    return new Label(pieces);
  }

  private static boolean printable(int point) {
    int type = Character.getType(point);
    return !Character.isISOControl(point)
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  private static String escaped(int point) {
    return String.format(point > 0xFFFF ? "\\u{%X}" : "\\u%04X", point);
  }

  /** As much of it as fits, with an ellipsis where something is missing. */
  Label within(int columns) {
    if (columns() <= columns) {
      return this;
    }
    List<String> kept = new ArrayList<>();
    int left = columns - MORE.length();
    for (String piece : pieces) {
      left -= columns(piece);
      if (left < 0) {
        break;
      }
      kept.add(piece);
    }
    kept.add(MORE);
    return new Label(kept);
  }

  /** In a terminal. */
  int columns() {
    return pieces.stream().mapToInt(Label::columns).sum();
  }

  private static int columns(String piece) {
    return isEscape(piece) || piece.equals(MORE) ? piece.length() : DisplayWidth.ofCluster(piece);
  }

  /** Whether a piece is the code of a character, all ASCII, and no character. */
  static boolean isEscape(String piece) {
    return piece.startsWith("\\u");
  }

  String text() {
    return String.join("", pieces);
  }
}
