package dev.unroll.lectures.networks;

import dev.unroll.core.check.Check;
import dev.unroll.core.tagging.TagScheme;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.tagging.LetterConfig;
import dev.unroll.tagging.NetworkConfig;
import dev.unroll.tagging.NetworkConfig.Output;
import dev.unroll.tagging.NetworkConfig.Reader;
import dev.unroll.tagging.NetworkConfig.Summary;
import dev.unroll.tagging.TagConfig;
import dev.unroll.tagging.TagNetwork;
import dev.unroll.tagging.TagSizes;
import dev.unroll.tagging.WordConfig;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;

/**
 * In what a {@link SlotTagger} differs from others.
 *
 * @param reader what reads the words
 * @param hidden its units, of both directions together
 * @param both whether it reads in both directions
 * @param feedback size of the vector of the tag before, which it reads beside the word; 0 if not.
 *     Only without any other memory: the tag is all that is carried from word to word
 * @param answers whether the reader is a {@link SoftmaxJordan}
 * @param other share of the words met once that are read as "other" in training, in [0, 1)
 * @param letters whether it reads hashed n-grams of the letters beside the word
 */
record TaggerForm(
    Reader reader,
    int hidden,
    boolean both,
    int feedback,
    boolean answers,
    double other,
    boolean letters) {
  /** Size of a word's vector. */
  static final int EMBEDDING = 32;

  /** 2 to the power of this many n-grams are told apart. */
  static final int GRAM_BITS = 12;

  private static final double OTHER = 0.95;

  TaggerForm {
    Check.require(
        feedback == 0 || (reader == Reader.NONE && !answers),
        "a network that reads the tag before has no other memory here");
  }

  /** Reads forward and words alone, and learns what to make of "other". */
  static TaggerForm of(Reader reader, int hidden) {
    return new TaggerForm(reader, hidden, false, 0, false, OTHER, false);
  }

  /** Jordan's network with the probabilities of the tags fed back. */
  static TaggerForm softmaxFed(int hidden) {
    return new TaggerForm(Reader.JORDAN, hidden, false, 0, true, OTHER, false);
  }

  /** With this many units. */
  TaggerForm hidden(int units) {
    return new TaggerForm(reader, units, both, feedback, answers, other, letters);
  }

  /** In both directions. */
  TaggerForm bothDirections() {
    return new TaggerForm(reader, hidden, true, feedback, answers, other, letters);
  }

  /** With the tag before as a further input. */
  TaggerForm fed(int size) {
    return new TaggerForm(reader, hidden, both, size, answers, other, letters);
  }

  /** With "other" in place of this share of the words met once. */
  TaggerForm other(double share) {
    return new TaggerForm(reader, hidden, both, feedback, answers, share, letters);
  }

  /** With letters. */
  TaggerForm withLetters() {
    return new TaggerForm(reader, hidden, both, feedback, answers, other, true);
  }

  /** An initialised network with so many words and tags. */
  CarryingGraph graph(int words, int tags, long seed, Optimiser optimiser, Rate rate) {
    return answers
        ? JordanGraph.of(words, hidden, tags, seed, optimiser, rate)
        : TagNetwork.graph(config(), new TagSizes(words, 1, tags, 0, 0), seed, optimiser, rate);
  }

  /** As the tagging application has it. */
  private TagConfig config() {
    LetterConfig.Kind kind = letters ? LetterConfig.Kind.HASHED : LetterConfig.Kind.NONE;
    return new TagConfig(
        TagConfig.Task.SLOTS,
        new WordConfig(true, 1, Integer.MAX_VALUE, other),
        new LetterConfig(kind, 1, EMBEDDING / 2, GRAM_BITS, 30),
        new NetworkConfig(
            reader, 1, hidden, EMBEDDING, both, 1, Output.SOFTMAX, feedback, Summary.LAST, 0),
        TagScheme.IOB2,
        0,
        SlotTagger.ROWS);
  }
}
