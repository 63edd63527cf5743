package dev.unroll.autoencoder.probe;

import dev.unroll.autoencoder.SentenceVectors;
import dev.unroll.autoencoder.index.Cosine;
import java.util.List;

/**
 * Whether vectors tell apart two sentences of the same words: the lecture's "white blood cells
 * destroying an infection" and "an infection destroying white blood cells", beside a sentence that
 * has nothing to do with them.
 *
 * @param vectors whose they are
 * @param sameWords cosine of the two, in [−1, 1]; 1 for any bag of words. NaN where a vector is 0,
 *     or where no word of a sentence is known: sentences of equally many unknown words look alike
 * @param unrelated cosine of the first and the unrelated one; NaN likewise
 */
public record OrderContrast(String vectors, double sameWords, double unrelated) {
  /** The sentences, the unrelated one last. */
  public static final List<String> SENTENCES =
      List.of(
          "white blood cells destroying an infection",
          "an infection destroying white blood cells",
          "the old man walked slowly along the river");

  /** Measures the cosines. */
  static OrderContrast of(SentenceVectors vectors) {
    float[][] made = vectors.of(SENTENCES);
    boolean same = !vectors.onlyUnknown(SENTENCES.get(0));
    boolean both = same && !vectors.onlyUnknown(SENTENCES.get(2));
    return new OrderContrast(
        vectors.name(),
        same ? Cosine.of(made[0], made[1]) : Double.NaN,
        both ? Cosine.of(made[0], made[2]) : Double.NaN);
  }
}
