package dev.unroll.autoencoder;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a text that gets a vector is a sentence or a document, and what a document is.
 *
 * @param whole whether a text is a document; else a sentence
 * @param fewest sentences of a document; what has fewer is left out
 * @param most sentences of a document; what has more is cut into several that follow each other
 * @param attention whether the decoder of sentences looks at the states of the encoder's sentences,
 *     too (Li, Luong and Jurafsky 2015, section 3.3); then a vector is not all that is written from
 */
public record DocumentConfig(boolean whole, int fewest, int most, boolean attention) {
  public DocumentConfig {
    Check.positive("min-sentences", fewest);
    Check.require(
        most >= fewest,
        "max-sentences must be min-sentences or more, "
            + fewest
            + ", but was "
            + most
            + "; give both");
    Check.require(
        whole || !attention, "--sentence-attention is for documents; choose --kind hierarchical");
  }

  /** Texts that are sentences. */
  public static DocumentConfig sentences() {
    return new DocumentConfig(false, 1, 1, false);
  }

  /** Documents of 3 to 5 sentences. */
  public static DocumentConfig usual() {
    return new DocumentConfig(true, 3, 5, false);
  }

  /** Sentences that are written at most: one too many, so that a model that never ends shows. */
  int written() {
    return most + 1;
  }

  /**
   * Cuts sentences that follow each other into documents of like size, as few as may be. Where
   * those would be too small, all but the last are as large as may be, and the last is left out.
   *
   * @return none when there are too few sentences
   */
  public <T> List<List<T>> cut(List<T> sentences) {
    int pieces = (sentences.size() + most - 1) / most;
    boolean even = pieces > 0 && sentences.size() / pieces >= fewest;
    List<List<T>> documents = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < pieces; i++) {
      int left = sentences.size() - from;
      int size = even ? left / (pieces - i) : Math.min(most, left);
      if (size >= fewest) {
        documents.add(List.copyOf(sentences.subList(from, from + size)));
      }
      from += size;
    }
    return documents;
  }
}
