package dev.unroll.core.tagging;

import dev.unroll.core.check.Check;

/**
 * A slot, a named entity or another run of words that belong together.
 *
 * @param type what it is, such as {@code artist}; empty if its tags name none
 * @param from index of its first word, from 0
 * @param to index after its last word
 */
public record Chunk(String type, int from, int to) {
  public Chunk {
    Check.notNegative("from", from);
    Check.require(to > from, "to must be > from, " + from + ", but was " + to);
  }
}
