package dev.unroll.core.ngram;

import dev.unroll.core.check.Check;
import dev.unroll.core.decoding.TokenScorer;
import dev.unroll.core.text.Vocabulary;
import java.util.Arrays;

/** Scores sentences by n-grams; a state is the tokens that the model still looks back on. */
public final class SentenceNgrams implements TokenScorer {
  private static final int NONE = -1;
  private static final int[] NOTHING = {};

  private final Vocabulary vocabulary;
  private final BackoffModel model;
  private final int start;
  private final int end;

  private SentenceNgrams(Vocabulary vocabulary, BackoffModel model, int start, int end) {
    Check.require(
        vocabulary.size() == model.vocabularySize(),
        "vocabulary and model must have the same size, but had "
            + (vocabulary.size() + " and " + model.vocabularySize()));
    this.vocabulary = vocabulary;
    this.model = model;
    this.start = start;
    this.end = end;
  }

  /** Sentences between {@code <s>} and {@code </s>}, either of which the model may be without. */
  public static SentenceNgrams of(ArpaFile arpa) {
    Vocabulary vocabulary = arpa.vocabulary();
    return new SentenceNgrams(
        vocabulary,
        arpa.model(),
        vocabulary.hasStart() ? vocabulary.start() : NONE,
        vocabulary.hasEnd() ? vocabulary.end() : NONE);
  }

  /**
   * Sentences of a stream.
   *
   * @param separator the token between two sentences, such as a line break; a model that does not
   *     hold it neither knows where a sentence begins nor where it ends
   */
  public static SentenceNgrams ofStream(
      Vocabulary vocabulary, BackoffModel model, String separator) {
    int between = vocabulary.contains(separator) ? vocabulary.id(separator) : NONE;
    return new SentenceNgrams(vocabulary, model, between, between);
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public State start() {
    return start == NONE ? forgotten() : forgotten().then(start);
  }

  @Override
  public State forgotten() {
    return new After(NOTHING);
  }

  /** ln P(token) without context. */
  @Override
  public double prior(int token) {
    return model.logProbability(NOTHING, token);
  }

  private final class After implements State {
    private final int[] tokens;

    After(int[] tokens) {
      this.tokens = tokens;
    }

    @Override
    public double score(int token) {
      return model.logProbability(tokens, token);
    }

    @Override
    public State then(int token) {
      int length = Math.min(tokens.length + 1, model.order() - 1);
      int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
      longer[tokens.length] = token;
      return new After(Arrays.copyOfRange(longer, longer.length - length, longer.length));
    }

    @Override
    public double end() {
      return end == NONE ? 0 : score(end);
    }
  }
}
