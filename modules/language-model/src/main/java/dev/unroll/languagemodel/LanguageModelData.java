package dev.unroll.languagemodel;

import dev.unroll.core.check.Check;
import dev.unroll.core.text.BytePairTokeniser;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.text.WordTokeniser;
import dev.unroll.data.text.TextPipeline;
import dev.unroll.languagemodel.LanguageModelConfig.Level;
import java.util.Arrays;
import java.util.List;
import org.datavec.api.split.InputSplit;

/**
 * A corpus as token ids. Tokeniser and vocabulary are made from the training part alone.
 *
 * <p>One text is divided at 90 and 95 % of its tokens; byte pairs, which must be learnt before
 * there are tokens, at 90 % of its characters and the middle of the rest.
 *
 * @param train ids of the training part
 * @param dev ids of the held-out part
 * @param test ids of the test part
 */
public record LanguageModelData(
    Tokeniser tokeniser, Vocabulary vocabulary, int[] train, int[] dev, int[] test) {
  private static final double TRAIN = 0.9;
  private static final int FEWEST = 60;

  /**
   * Reads a corpus.
   *
   * @param lenient replaces bytes that are no UTF-8 instead of refusing them
   * @throws java.io.UncheckedIOException saying what is wrong with a file, and where
   * @throws IllegalArgumentException when there is too little text
   */
  public static LanguageModelData of(LanguageModelConfig config, Corpus corpus, boolean lenient) {
    if (corpus instanceof Corpus.Parts parts) {
      return parts(config, parts, lenient);
    }
    return whole(config, ((Corpus.Whole) corpus).text(), lenient);
  }

  /** The ids of another text, with its unknown tokens as {@code <unk>}. */
  public static int[] ids(
      InputSplit text, Tokeniser tokeniser, Vocabulary vocabulary, boolean lenient) {
    return new TextPipeline(text, tokeniser, lenient).ids(vocabulary);
  }

  private static LanguageModelData whole(
      LanguageModelConfig config, InputSplit text, boolean lenient) {
    Beginning beginning = beginning(config, text, lenient, TRAIN);
    Tokeniser tokeniser = tokeniser(config, beginning);
    TextPipeline pipeline = new TextPipeline(text, tokeniser, lenient);
    long tokens = pipeline.count(Vocabulary.builder(), 0);
    requireEnough(tokens);
    boolean learnt = config.level() == Level.BPE;
    int trained = (int) (learnt ? beginning.tokens(tokeniser) : (long) (tokens * TRAIN));
    Vocabulary vocabulary = vocabulary(config, pipeline, tokeniser, trained);
    int[] ids = pipeline.ids(vocabulary);
    int held = trained + (ids.length - trained) / 2;
    return new LanguageModelData(
        tokeniser,
        vocabulary,
        Arrays.copyOf(ids, trained),
        Arrays.copyOfRange(ids, trained, held),
        Arrays.copyOfRange(ids, held, ids.length));
  }

  private static LanguageModelData parts(
      LanguageModelConfig config, Corpus.Parts parts, boolean lenient) {
    Tokeniser tokeniser = tokeniser(config, beginning(config, parts.train(), lenient, 1));
    TextPipeline pipeline = new TextPipeline(parts.train(), tokeniser, lenient);
    Vocabulary vocabulary = vocabulary(config, pipeline, tokeniser, Long.MAX_VALUE);
    int[] train = pipeline.ids(vocabulary);
    int[] dev = ids(parts.dev(), tokeniser, vocabulary, lenient);
    int[] test = ids(parts.test(), tokeniser, vocabulary, lenient);
    Check.require(train.length > 1, "the training text has " + train.length + " tokens; too few");
    Check.require(dev.length > 1, "the held-out text has " + dev.length + " tokens; too few");
    Check.require(test.length > 1, "the test text has " + test.length + " tokens; too few");
    return new LanguageModelData(tokeniser, vocabulary, train, dev, test);
  }

  /** What byte pairs are learnt from; empty for other tokens, which need not be learnt. */
  private static Beginning beginning(
      LanguageModelConfig config, InputSplit text, boolean lenient, double share) {
    return config.level() == Level.BPE
        ? Beginning.of(new TextPipeline(text, new CharacterTokeniser(), lenient), share)
        : new Beginning(List.of(), 0);
  }

  private static Tokeniser tokeniser(LanguageModelConfig config, Beginning beginning) {
    return switch (config.level()) {
      case CHAR -> new CharacterTokeniser();
      case WORD -> new WordTokeniser(WordTokeniser.Splitting.UNICODE, false, true);
      // One place in the vocabulary is that of <unk>.
      case BPE -> BytePairTokeniser.train(beginning.texts(), config.vocabulary() - 1);
    };
  }

  private static Vocabulary vocabulary(
      LanguageModelConfig config, TextPipeline pipeline, Tokeniser tokeniser, long first) {
    Vocabulary.Builder builder = Vocabulary.builder().special(Vocabulary.UNKNOWN);
    switch (config.level()) {
      case CHAR -> pipeline.count(builder, first);
      case WORD -> {
        pipeline.count(builder, first);
        builder.minimumCount(config.minimumCount()).maximumSize(config.vocabulary());
      }
      case BPE -> builder.addAll(((BytePairTokeniser) tokeniser).pieces());
    }
    Vocabulary vocabulary = builder.build();
    Check.require(
        vocabulary.size() > 1,
        "no token of the training text is common enough for the vocabulary; use a longer text, or"
            + " a smaller --min-count, which was "
            + config.minimumCount());
    return vocabulary;
  }

  private static void requireEnough(long tokens) {
    Check.require(tokens > 0, "the text is empty; expected UTF-8 text");
    Check.require(
        tokens >= FEWEST,
        "the text has "
            + tokens
            + " tokens, but needs "
            + FEWEST
            + " or more to train, hold out and test; use a longer text");
    Check.require(
        tokens <= Integer.MAX_VALUE, "the text has " + tokens + " tokens, but may have 2^31 − 1");
  }
}
