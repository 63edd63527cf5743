package dev.unroll.data.synthetic.speech;

import dev.unroll.core.check.Check;

/**
 * A word and when it is heard.
 *
 * @param word as a transcript writes it
 * @param start seconds from the beginning of the utterance
 * @param end seconds, after {@code start}
 */
public record SpokenWord(String word, double start, double end) {
  public SpokenWord {
    Check.notBlank("word", word);
    Check.notNegative("start", start);
    Check.require(
        end > start, "'" + word + "' must end after it starts, at " + start + ", but was " + end);
  }
}
