package dev.unroll.languagemodel;

import dev.unroll.core.check.Check;
import dev.unroll.training.checkpoint.JsonText;
import java.util.Locale;

/**
 * What a language model is made of. Saved with it as JSON.
 *
 * @param kind of model
 * @param level of its tokens
 * @param vocabulary greatest number of tokens, for words and byte pairs
 * @param minimumCount words that occur less often in the training text become unknown
 * @param recurrent layers of the recurrent model; the fixed window model uses its sizes
 * @param order of the n-gram model, or tokens in the fixed window
 * @param batch rows of a batch
 * @param bptt steps of a segment
 */
public record LanguageModelConfig(
    Kind kind,
    Level level,
    int vocabulary,
    int minimumCount,
    RecurrentStack recurrent,
    int order,
    int batch,
    int bptt) {
  private static final JsonText<LanguageModelConfig> JSON =
      JsonText.of("the configuration of the language model", LanguageModelConfig.class);

  /** Kinds of model by the names that users type in lower case. */
  public enum Kind {
    /** Recurrent network. */
    RNN,
    /** Feed-forward network over a fixed window. */
    MLP,
    /** Interpolated Kneser-Ney. */
    NGRAM;

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a token is, by the names that users type in lower case. */
  public enum Level {
    /** A Unicode code point. */
    CHAR,
    /** A word, a number or a punctuation mark; line ends are kept. */
    WORD,
    /** A piece of a word (Sennrich, Haddow and Birch 2016), over bytes. */
    BPE;

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public LanguageModelConfig {
    Check.require(vocabulary >= 2, "vocabulary must be >= 2, but was " + vocabulary);
    Check.require(
        level != Level.BPE || vocabulary > 256,
        "vocabulary of bpe must be >= 257, one for each byte and <unk>, but was " + vocabulary);
    Check.positive("min-count", minimumCount);
    Check.positive("order", order);
    Check.require(
        kind != Kind.NGRAM || order <= 10, "order of an n-gram must be <= 10, but was " + order);
    Check.positive("batch", batch);
    Check.positive("bptt", bptt);
  }

  /** A few words for the head of a report. */
  String description() {
    return switch (kind) {
      case NGRAM -> "Language model: Kneser-Ney of order " + order + ", tokens " + level;
      case MLP -> "Language model: window of " + order + " tokens, tokens " + level;
      case RNN ->
          "Language model: "
              + recurrent.cell()
              + " "
              + recurrent.layers()
              + " × "
              + recurrent.hidden()
              + ", tokens "
              + level;
    };
  }

  /** As JSON, for {@link #fromJson}. */
  public String toJson() {
    return JsonText.write(this);
  }

  /** Whether a text is what {@link #toJson} writes. */
  static boolean fits(String json) {
    return JSON.fits(json);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static LanguageModelConfig fromJson(String json) {
    return JSON.read(json);
  }
}
