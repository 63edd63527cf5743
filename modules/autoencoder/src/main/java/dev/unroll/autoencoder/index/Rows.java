package dev.unroll.autoencoder.index;

import dev.unroll.core.check.Check;
import java.util.List;

/** What sentences and their vectors must be. */
final class Rows {
  private Rows() {}

  /**
   * Requires as many vectors as sentences, sentences of one line, and vectors as long as the first.
   *
   * @throws IllegalArgumentException naming the first that is not so, counted from 1
   */
  static void require(List<String> sentences, float[][] vectors) {
    Check.require(
        sentences.size() == vectors.length,
        "there must be as many vectors as sentences, but are "
            + vectors.length
            + " and "
            + sentences.size());
    for (int m = 0; m < vectors.length; m++) {
      String sentence = sentences.get(m);
      Check.require(
          sentence.indexOf('\n') < 0 && sentence.indexOf('\r') < 0,
          "sentence " + (m + 1) + " has a line end; put it on one line");
      Check.require(
          vectors[m].length == vectors[0].length && isFinite(vectors[m]),
          "vector "
              + (m + 1)
              + " must have "
              + vectors[0].length
              + " finite numbers as the first; was the model trained to its end?");
    }
  }

  private static boolean isFinite(float[] vector) {
    boolean finite = true;
    for (float number : vector) {
      finite &= Float.isFinite(number);
    }
    return finite;
  }
}
