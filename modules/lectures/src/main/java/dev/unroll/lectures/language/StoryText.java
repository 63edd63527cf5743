package dev.unroll.lectures.language;

import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.text.WordTokeniser;
import dev.unroll.core.text.WordTokeniser.Splitting;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.StoryCorpus;

/**
 * The embedded little stories as token ids, some to learn from and others to measure on.
 *
 * @param vocabulary of the training text, and an unknown token
 * @param train ids; not to be changed
 * @param test ids of other stories; not to be changed
 */
record StoryText(Vocabulary vocabulary, int[] train, int[] test) {
  /** Stories as words, punctuation marks and line ends; lengths in characters. */
  static StoryText words(long seed, int train, int test) {
    return of(new WordTokeniser(Splitting.UNICODE, false, true), seed, train, test);
  }

  /** Stories as characters. */
  static StoryText characters(long seed, int train, int test) {
    return of(new CharacterTokeniser(), seed, train, test);
  }

  private static StoryText of(Tokeniser tokeniser, long seed, int train, int test) {
    var read = tokeniser.tokens(new StoryCorpus(seed, Split.TRAIN).text(train));
    var held = tokeniser.tokens(new StoryCorpus(seed, Split.TEST).text(test));
    Vocabulary vocabulary = Vocabulary.builder().special(Vocabulary.UNKNOWN).addAll(read).build();
    return new StoryText(vocabulary, vocabulary.ids(read), vocabulary.ids(held));
  }

  /** V. */
  int size() {
    return vocabulary.size();
  }
}
