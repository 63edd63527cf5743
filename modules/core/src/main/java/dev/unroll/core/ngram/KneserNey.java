package dev.unroll.core.ngram;

import dev.unroll.core.check.Check;
import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A language model by interpolated modified Kneser-Ney smoothing (Chen and Goodman 1998, section
 * 4.1.6). Tokens never seen get their share of the uniform distribution that the unigrams are
 * interpolated with. Training is deterministic.
 *
 * <p>{@link #train} takes a running text, as for characters. {@link #sentences} takes sentences and
 * predicts the end of each.
 */
public final class KneserNey extends BackoffModel {
  private final List<Discounts> discounts;

  KneserNey(List<NgramLevel> levels, SentenceMarks marks, List<Discounts> discounts) {
    super(levels, marks);
    this.discounts = List.copyOf(discounts);
  }

  /**
   * Learns from a running text without sentences.
   *
   * @param order n, the length of the longest n-grams, at least 1
   * @param vocabularySize V
   * @param stream ids in [0, V), at least one; not changed
   * @throws IllegalArgumentException when an argument is outside its range
   */
  public static KneserNey train(int order, int vocabularySize, int[] stream) {
    Builder builder = new Builder(order, vocabularySize, SentenceMarks.NONE);
    builder.append(stream);
    return builder.build();
  }

  /**
   * Learns from sentences.
   *
   * @param order n, the length of the longest n-grams, at least 1
   * @param vocabularySize V
   * @param start id of the symbol put before each sentence, in [0, V)
   * @param end id of the symbol put after each sentence, in [0, V)
   */
  public static Builder sentences(int order, int vocabularySize, int start, int end) {
    return new Builder(order, vocabularySize, SentenceMarks.within(vocabularySize, start, end));
  }

  /** The discounts of the orders 1 to n. */
  @Override
  public List<Discounts> discounts() {
    return discounts;
  }

  /**
   * Reads a model that {@link #save} wrote.
   *
   * @throws IOException saying what was wrong when the data is damaged, too short or of another
   *     kind
   */
  public static KneserNey load(DataInput input) throws IOException {
    if (BackoffModel.load(input) instanceof KneserNey model) {
      return model;
    }
    throw new IOException("expected a Kneser-Ney model, but found another n-gram model");
  }

  /** Gathers sentences. Not thread-safe. */
  public static final class Builder {
    private final int order;
    private final int vocabularySize;
    private final SentenceMarks marks;
    private final BitSet starts = new BitSet();
    private int[] text = new int[1024];
    private int length;
    private Discounts fallback = Discounts.FALLBACK;

    private Builder(int order, int vocabularySize, SentenceMarks marks) {
      this.order = Check.positive("order", order);
      this.vocabularySize = Check.positive("vocabulary size", vocabularySize);
      this.marks = marks;
    }

    /**
     * Takes in one sentence, which may be empty.
     *
     * @param sentence ids in [0, V) without start and end; copied
     */
    public Builder add(int[] sentence) {
      int[] marked = new int[sentence.length + 2];
      marked[0] = marks.start();
      System.arraycopy(sentence, 0, marked, 1, sentence.length);
      marked[marked.length - 1] = marks.end();
      for (int id : sentence) {
        Check.require(
            id != marks.start() && id != marks.end(),
            "a sentence must not hold its own start or end, but token " + id + " was in it");
      }
      append(marked);
      return this;
    }

    /** The discounts of orders that are too small to estimate them; see {@link Discounts}. */
    public Builder fallback(Discounts discounts) {
      fallback = discounts;
      return this;
    }

    /**
     * The model of what was added.
     *
     * @throws IllegalArgumentException when nothing was added
     */
    public KneserNey build() {
      Check.require(length > 0, "a language model must learn from at least one token");
      List<NgramCounts.Level> counts =
          NgramCounts.of(order, vocabularySize, Arrays.copyOf(text, length), starts);
      KneserNeyEstimate estimate = new KneserNeyEstimate(counts, marks, fallback);
      return new KneserNey(estimate.levels(), marks, estimate.discounts());
    }

    private void append(int[] part) {
      for (int t = 0; t < part.length; t++) {
        if (part[t] < 0 || part[t] >= vocabularySize) {
          throw new IllegalArgumentException(
              "token " + t + " must be in [0, " + vocabularySize + "), but was " + part[t]);
        }
      }
      starts.set(length);
      if (length + part.length > text.length) {
        text = Arrays.copyOf(text, Math.max(2 * text.length, length + part.length));
      }
      System.arraycopy(part, 0, text, length, part.length);
      length += part.length;
    }
  }
}
