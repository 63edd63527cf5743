package dev.unroll.core.ngram;

import dev.unroll.core.check.Check;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * An n-gram language model in back-off form: the probability of a seen n-gram is stored; that of
 * any other is the one after a shorter context times the back-off weight of the context. Immutable,
 * thread-safe.
 *
 * <p>A model with sentences has a start symbol: it is only ever context, so its probability is 0.
 */
public sealed class BackoffModel permits KneserNey {
  private final List<NgramLevel> levels;
  private final SentenceMarks marks;
  private final int vocabularySize;

  /** {@code levels} of the orders 1 to n; every token has a unigram. */
  BackoffModel(List<NgramLevel> levels, SentenceMarks marks) {
    this.levels = List.copyOf(levels);
    this.marks = marks;
    vocabularySize = levels.get(0).index().size();
  }

  /** n, the length of the longest n-grams; contexts have up to n - 1 tokens. */
  public final int order() {
    return levels.size();
  }

  /** V; token ids are in [0, V). */
  public final int vocabularySize() {
    return vocabularySize;
  }

  /** How many n-grams of {@code order} tokens are stored, {@code 1 <= order <= order()}. */
  public final int ngrams(int order) {
    return levels.get(order - 1).index().size();
  }

  /**
   * The logarithm of the probability of {@code token} after {@code context}.
   *
   * @param context the tokens before, the last one nearest; all but the last n - 1 are passed over
   * @return nats, at most 0; negative infinity for the start of a sentence
   * @throws IllegalArgumentException when an id is outside [0, V)
   */
  public final double logProbability(int[] context, int token) {
    return Math.log(probability(context, context.length, token));
  }

  /**
   * The probability of every token after {@code context}; they sum to 1.
   *
   * @param context as for {@link #logProbability}
   * @param probabilities [V], overwritten
   * @throws IllegalArgumentException when it has another length, or an id is outside [0, V)
   */
  public final void distribution(int[] context, double[] probabilities) {
    Check.require(
        probabilities.length == vocabularySize,
        "probabilities must have length " + vocabularySize + ", but had " + probabilities.length);
    System.arraycopy(levels.get(0).probability(), 0, probabilities, 0, vocabularySize);
    for (int length = 1; length <= Math.min(context.length, order() - 1); length++) {
      int node = node(context, context.length, length);
      if (node >= 0) {
        continueBy(length, node, probabilities);
      }
    }
  }

  private void continueBy(int length, int node, double[] probabilities) {
    double weight = levels.get(length - 1).backoff()[node];
    for (int token = 0; token < vocabularySize; token++) {
      probabilities[token] *= weight;
    }
    NgramLevel longer = levels.get(length);
    int[] start = longer.index().start();
    for (int i = start[node]; i < start[node + 1]; i++) {
      probabilities[longer.index().token()[i]] = longer.probability()[i];
    }
  }

  /**
   * The cost of a text: the sum of -log p of each token after those before it. In a model with
   * sentences the start symbol costs nothing.
   *
   * @return nats, at least 0
   * @throws IllegalArgumentException when an id is outside [0, V)
   */
  public final double nats(int[] stream) {
    double nats = 0;
    for (int t = 0; t < stream.length; t++) {
      if (stream[t] != marks.start()) {
        nats -= Math.log(probability(stream, t, stream[t]));
      }
    }
    return nats;
  }

  /**
   * The cost of one sentence with its end, which is one more prediction than it has tokens.
   *
   * @param sentence without start and end
   * @return nats, at least 0
   * @throws IllegalStateException when the model has no sentences
   */
  public final double sentenceNats(int[] sentence) {
    if (!marks.there()) {
      throw new IllegalStateException("this model has no sentences; use nats(stream)");
    }
    int[] stream = new int[sentence.length + 2];
    stream[0] = marks.start();
    System.arraycopy(sentence, 0, stream, 1, sentence.length);
    stream[stream.length - 1] = marks.end();
    return nats(stream);
  }

  /** The probability of {@code token} after the first {@code end} tokens of {@code text}. */
  private double probability(int[] text, int end, int token) {
    refuseOutside(token);
    double weight = 1;
    for (int length = Math.min(end, order() - 1); length > 0; length--) {
      int node = node(text, end, length);
      if (node >= 0) {
        int number = levels.get(length).index().find(node, token);
        if (number >= 0) {
          return weight * levels.get(length).probability()[number];
        }
        weight *= levels.get(length - 1).backoff()[node];
      }
    }
    return weight * levels.get(0).probability()[token];
  }

  /** The number of the n-gram of the last {@code length} of {@code end} tokens, or -1. */
  private int node(int[] text, int end, int length) {
    refuseOutside(text[end - length]);
    int node = text[end - length];
    for (int i = 1; i < length && node >= 0; i++) {
      node = levels.get(i).index().find(node, text[end - length + i]);
    }
    return node;
  }

  private void refuseOutside(int token) {
    if (token < 0 || token >= vocabularySize) {
      throw new IllegalArgumentException(
          "token must be in [0, " + vocabularySize + "), but was " + token);
    }
  }

  /** Writes the model in a versioned binary form with checksums. */
  public final void save(DataOutput output) throws IOException {
    SavedNgrams.write(new SavedNgrams(levels, marks, discounts()), output);
  }

  /**
   * Reads what {@link #save} wrote, by whatever method it was estimated.
   *
   * @throws IOException saying what was wrong when the data is damaged, too short or of another
   *     kind
   */
  public static BackoffModel load(DataInput input) throws IOException {
    SavedNgrams saved = SavedNgrams.read(input);
    return saved.discounts().isEmpty()
        ? new BackoffModel(saved.levels(), saved.marks())
        : new KneserNey(saved.levels(), saved.marks(), saved.discounts());
  }

  /** The discounts of each order; empty when the model was not estimated here. */
  List<Discounts> discounts() {
    return List.of();
  }

  final List<NgramLevel> levels() {
    return levels;
  }

  final SentenceMarks marks() {
    return marks;
  }
}
