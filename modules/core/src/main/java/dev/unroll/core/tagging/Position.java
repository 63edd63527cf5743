package dev.unroll.core.tagging;

import dev.unroll.core.check.Check;
import java.util.Arrays;

/** Where in a chunk a word is, as the letter before a tag's hyphen says; S is B and E at once. */
enum Position {
  B,
  I,
  E,
  S,
  O;

  /** A tag taken apart. */
  record Of(Position position, String type) {
    static final Of OUTSIDE = new Of(O, "");

    /** Whether these are words of chunks of one type, if not of one chunk. */
    boolean isLike(Of other) {
      return position != O && other.position != O && type.equals(other.type);
    }

    /**
     * Whether a chunk starts here: an {@code I} or {@code E} that follows no word of its type
     * starts one as a {@code B} does, which is how conlleval sees an {@code I}.
     */
    boolean startsAfter(Of previous) {
      return switch (position) {
        case B, S -> true;
        case I, E -> !isLike(previous) || previous.endsItself();
        case O -> false;
      };
    }

    private boolean endsItself() {
      return position == E || position == S;
    }

    @Override
    public String toString() {
      return type.isEmpty() ? position.name() : position + "-" + type;
    }
  }

  /**
   * Takes a tag apart at its first hyphen.
   *
   * @throws IllegalArgumentException when its position is none of these, or O has a type
   */
  static Of of(String tag) {
    int hyphen = tag.indexOf('-');
    String position = hyphen < 0 ? tag : tag.substring(0, hyphen);
    String type = hyphen < 0 ? "" : tag.substring(hyphen + 1);
    Check.require(
        Arrays.stream(values()).anyMatch(one -> one.name().equals(position))
            && (type.isEmpty() || !position.equals(O.name())),
        "a tag must be O, or one of B, I, E and S with a hyphen and a type, as B-city, but was \""
            + tag
            + "\"");
    return new Of(valueOf(position), type);
  }
}
