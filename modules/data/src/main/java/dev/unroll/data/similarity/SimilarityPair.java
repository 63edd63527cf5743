package dev.unroll.data.similarity;

import dev.unroll.core.check.Check;

/**
 * Two sentences with what people think of their meanings.
 *
 * @param id of the pair in its corpus
 * @param first not blank
 * @param second not blank
 * @param relatedness mean of the people's marks, from 1 (unrelated) to 5 (the same)
 * @param entailment of the second by the first
 */
public record SimilarityPair(
    String id, String first, String second, double relatedness, Entailment entailment) {
  public SimilarityPair {
    Check.notBlank("id", id);
    Check.notBlank("first sentence", first);
    Check.notBlank("second sentence", second);
    Check.require(
        relatedness >= 1 && relatedness <= 5,
        "relatedness must be in [1, 5], but was " + relatedness);
  }
}
