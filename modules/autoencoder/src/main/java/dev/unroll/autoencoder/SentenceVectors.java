package dev.unroll.autoencoder;

import java.util.List;

/** Anything that makes a vector of a sentence. Safe for several threads. */
public interface SentenceVectors {
  /** D, numbers of a vector. */
  int size();

  /**
   * A vector [D] for each sentence, in order.
   *
   * @param sentences as people write them
   */
  float[][] of(List<String> sentences);

  /** Whether there are words in a sentence and none of them is known. */
  boolean onlyUnknown(String sentence);

  /** A few words for a table. */
  String name();
}
