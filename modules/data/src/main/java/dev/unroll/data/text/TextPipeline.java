package dev.unroll.data.text;

import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.datavec.api.split.InputSplit;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.writable.Writable;

/**
 * Text to token ids: a {@link TokenRecordReader} and a {@code TransformProcess} that maps tokens
 * through a vocabulary. Sequences pass one at a time; only the ids are kept.
 */
public final class TextPipeline {
  private final InputSplit split;
  private final Tokeniser tokeniser;
  private final boolean lenient;

  /**
   * A pipeline over the texts of {@code split}.
   *
   * @param lenient replaces bytes that are no UTF-8 instead of refusing them
   */
  public TextPipeline(InputSplit split, Tokeniser tokeniser, boolean lenient) {
    this.split = split;
    this.tokeniser = tokeniser;
    this.lenient = lenient;
  }

  /** Hands over the texts in pieces, before they are cut into tokens; what it opens it closes. */
  public void forEachText(Consumer<String> consumer) {
    try (TokenRecordReader reader = reader()) {
      while (reader.hasNext()) {
        consumer.accept(reader.nextText());
      }
    }
  }

  /**
   * Adds the first tokens to a vocabulary under construction.
   *
   * @param first how many
   * @return the number of all tokens
   */
  public long count(Vocabulary.Builder vocabulary, long first) {
    long[] seen = {0};
    forEachText(
        text -> {
          for (String token : tokeniser.tokens(text)) {
            if (seen[0]++ < first) {
              vocabulary.add(token);
            }
          }
        });
    return seen[0];
  }

  /**
   * All token ids in order.
   *
   * @throws IllegalArgumentException naming a token that is unknown when the vocabulary has no
   *     {@code <unk>}
   */
  public int[] ids(Vocabulary vocabulary) {
    TransformProcess process = VocabularyTransform.process(vocabulary);
    IntList ids = new IntList();
    sequences(
        sequence ->
            process
                .executeSequenceToSequence(sequence)
                .forEach(step -> ids.add(step.get(0).toInt())));
    return ids.toArray();
  }

  private void sequences(Consumer<List<List<Writable>>> consumer) {
    try (TokenRecordReader reader = reader()) {
      while (reader.hasNext()) {
        List<List<Writable>> sequence = reader.sequenceRecord();
        if (!sequence.isEmpty()) {
          consumer.accept(sequence);
        }
      }
    }
  }

  private TokenRecordReader reader() {
    TokenRecordReader reader = new TokenRecordReader(tokeniser, lenient);
    reader.start(split);
    return reader;
  }

  /** Grows as needed; half the memory of a list of boxed integers is its overhead alone. */
  private static final class IntList {
    private int[] items = new int[1 << 16];
    private int size;

    void add(int item) {
      if (size == items.length) {
        items = Arrays.copyOf(items, Math.addExact(size, size >> 1));
      }
      items[size++] = item;
    }

    int[] toArray() {
      return Arrays.copyOf(items, size);
    }
  }
}
