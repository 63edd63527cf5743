package dev.unroll.core.metric;

/**
 * One tag of a chunk encoding, such as {@code B-PER}: the position in the chunk and its type. The
 * rules between neighbours cover IOB1, IOB2, IOE1, IOE2 and open brackets (Tjong Kim Sang and
 * Veenstra 1999, "Representing text chunks") and bend as conlleval's do: an {@code I} that no chunk
 * precedes starts one, and so does a change of type.
 *
 * @param position {@code B}, {@code I}, {@code E}, {@code O}, {@code [}, {@code ]} or {@code .}
 * @param type all after the first hyphen; empty if there is none
 */
record ChunkTag(String position, String type) {
  /** No chunk: between sentences, too. */
  static final ChunkTag OUTSIDE = new ChunkTag("O", "");

  static ChunkTag of(String tag) {
    int hyphen = tag.indexOf('-');
    return hyphen < 0
        ? new ChunkTag(tag, "")
        : new ChunkTag(tag.substring(0, hyphen), tag.substring(hyphen + 1));
  }

  /** Whether a chunk starts at this tag. */
  boolean startsAfter(ChunkTag previous) {
    if (isSingle() || (isInside() && !type.equals(previous.type))) {
      return true;
    }
    return switch (position) {
      case "B" -> previous.isOneOf("B", "I", "O");
      case "I", "E" -> previous.isOneOf("E", "O");
      default -> false;
    };
  }

  /** Whether a chunk that holds this tag ends before the next. */
  boolean endsBefore(ChunkTag next) {
    if (isSingle() || (isInside() && !type.equals(next.type))) {
      return true;
    }
    return switch (position) {
      case "B", "I" -> next.isOneOf("B", "O");
      case "E" -> next.isOneOf("E", "I", "O");
      default -> false;
    };
  }

  private boolean isSingle() {
    return isOneOf("[", "]");
  }

  private boolean isInside() {
    return !isOneOf("O", ".");
  }

  private boolean isOneOf(String... positions) {
    for (String each : positions) {
      if (position.equals(each)) {
        return true;
      }
    }
    return false;
  }
}
