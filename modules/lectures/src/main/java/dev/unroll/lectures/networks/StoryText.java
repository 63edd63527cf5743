package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.StoryCorpus;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SequenceTask;
import dev.unroll.lectures.network.TextPieces;

/**
 * Predicts the next character of made-up stories, in pieces from anywhere in them.
 *
 * @param text ids of all characters; not changed
 * @param vocabulary of the characters
 * @param steps T, of a piece
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
record StoryText(int[] text, Vocabulary vocabulary, int steps) implements SequenceTask {
  /** Stories to learn from. */
  static StoryText train(long seed, int characters, int steps) {
    String text = new StoryCorpus(seed, Split.TRAIN).text(characters);
    CharacterTokeniser tokeniser = new CharacterTokeniser();
    Vocabulary vocabulary =
        Vocabulary.builder().special(Vocabulary.UNKNOWN).addAll(tokeniser.tokens(text)).build();
    return new StoryText(vocabulary.ids(tokeniser.tokens(text)), vocabulary, steps);
  }

  /** Other stories in the same characters. */
  StoryText heldOut(Split split, long seed, int characters) {
    String other = new StoryCorpus(seed, split).text(characters);
    return new StoryText(vocabulary.ids(new CharacterTokeniser().tokens(other)), vocabulary, steps);
  }

  @Override
  public Samples batch(RandomStream random, int rows) {
    return new TextPieces(text, steps).batch(random, rows);
  }
}
