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
 * @param sameWords cosine of the two, in [−1, 1]; 1 for any bag of words
 * @param unrelated cosine of the first and the unrelated one; NaN where a vector is 0
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
    return new OrderContrast(
        vectors.name(), Cosine.of(made[0], made[1]), Cosine.of(made[0], made[2]));
  }
}
