package dev.unroll.tagging;

import dev.unroll.core.check.Check;

/**
 * How many of each there are.
 *
 * @param words V, with {@code <unk>} and {@code <pad>}
 * @param letters with {@code <unk>}
 * @param tags K, 0 where words are not tagged
 * @param labels L, 0 where texts are not labelled
 * @param terms 0 where none are looked for
 */
public record TagSizes(int words, int letters, int tags, int labels, int terms) {
  public TagSizes {
    Check.positive("words", words);
    Check.positive("letters", letters);
    Check.require(
        tags + labels + terms > 0, "a network needs something to say, but there is nothing");
  }

  static TagSizes of(Lexicon lexicon, Answers answers) {
    return new TagSizes(
        lexicon.words().size(),
        lexicon.letters().letters().size(),
        answers.tags().size(),
        answers.labels().size(),
        answers.terms().size());
  }
}
