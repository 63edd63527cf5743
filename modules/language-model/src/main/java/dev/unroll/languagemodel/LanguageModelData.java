package dev.unroll.languagemodel;

import dev.unroll.core.check.Check;
import dev.unroll.core.text.BytePairTokeniser;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.text.WordTokeniser;
import dev.unroll.data.text.TextPipeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.datavec.api.split.InputSplit;

/**
 * A corpus as token ids. Tokeniser and vocabulary are made from the training part alone.
 *
 * @param train ids of the training part
 * @param dev ids of the held-out part
 * @param test ids of the test part
 */
public record LanguageModelData(
    Tokeniser tokeniser, Vocabulary vocabulary, int[] train, int[] dev, int[] test) {
  private static final double TRAIN = 0.90;
  private static final double DEV = 0.05;

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
    Tokeniser tokeniser = tokeniser(config, text, lenient, TRAIN);
    TextPipeline pipeline = new TextPipeline(text, tokeniser, lenient);
    long tokens = pipeline.count(Vocabulary.builder(), 0);
    requireEnough(tokens, "text");
    int trained = (int) (tokens * TRAIN);
    int held = (int) (tokens * (TRAIN + DEV));
    Vocabulary vocabulary = vocabulary(config, pipeline, tokeniser, trained);
    int[] ids = pipeline.ids(vocabulary);
    return new LanguageModelData(
        tokeniser,
        vocabulary,
        Arrays.copyOf(ids, trained),
        Arrays.copyOfRange(ids, trained, held),
        Arrays.copyOfRange(ids, held, ids.length));
  }

  private static LanguageModelData parts(
      LanguageModelConfig config, Corpus.Parts parts, boolean lenient) {
    Tokeniser tokeniser = tokeniser(config, parts.train(), lenient, 1);
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

  private static Tokeniser tokeniser(
      LanguageModelConfig config, InputSplit text, boolean lenient, double share) {
    return switch (config.level()) {
      case CHAR -> new CharacterTokeniser();
      case WORD -> new WordTokeniser(WordTokeniser.Splitting.UNICODE, false, true);
      case BPE -> {
        List<String> pieces = new ArrayList<>();
        new TextPipeline(text, new CharacterTokeniser(), lenient).texts().forEach(pieces::add);
        long characters = pieces.stream().mapToLong(String::length).sum();
        long kept = 0;
        List<String> training = new ArrayList<>();
        for (String piece : pieces) {
          int room = (int) Math.min(piece.length(), (long) (share * characters) - kept);
          if (room > 0) {
            training.add(piece.substring(0, room));
            kept += room;
          }
        }
        yield BytePairTokeniser.train(training, config.vocabulary());
      }
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
    return builder.build();
  }

  private static void requireEnough(long tokens, String what) {
    Check.require(tokens > 0, "the " + what + " is empty; expected UTF-8 text");
    Check.require(
        tokens >= 60,
        "the "
            + what
            + " has "
            + tokens
            + " tokens, but needs 60 or more to train, hold out and test; use a longer text");
  }
}
