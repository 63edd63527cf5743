package dev.unroll.layers.crf;

import dev.unroll.core.check.Check;

/**
 * Which sequences of K tags may be: I-place, say, neither first nor after O. For decoding, see
 * {@link Transitions#only}; a network may be trained without.
 *
 * @param first [K] whether a sequence may begin with a tag; not copied
 * @param next [from][to] whether a tag may follow another; not copied
 * @param last [K] whether a sequence may end with a tag; not copied
 */
public record AllowedTags(boolean[] first, boolean[][] next, boolean[] last) {
  public AllowedTags {
    int tags = Check.positive("tags", first.length);
    Check.require(
        last.length == tags && next.length == tags,
        "allowed tags must be as many at the end ("
            + last.length
            + ") and between ("
            + next.length
            + ") as at the start ("
            + tags
            + ")");
    for (boolean[] row : next) {
      Check.require(
          row.length == tags,
          "a tag must have " + tags + " answers to what may follow it, but had " + row.length);
    }
  }

  /** K. */
  public int size() {
    return first.length;
  }
}
