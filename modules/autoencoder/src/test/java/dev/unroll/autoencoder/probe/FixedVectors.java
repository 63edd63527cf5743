package dev.unroll.autoencoder.probe;

import dev.unroll.autoencoder.SentenceVectors;
import java.util.List;
import java.util.function.Function;

/** Vectors that a test makes up. */
record FixedVectors(int size, Function<String, float[]> made) implements SentenceVectors {
  @Override
  public float[][] of(List<String> sentences) {
    return sentences.stream().map(made).toArray(float[][]::new);
  }

  @Override
  public boolean onlyUnknown(String sentence) {
    return false;
  }

  @Override
  public String name() {
    return "fixed";
  }
}
