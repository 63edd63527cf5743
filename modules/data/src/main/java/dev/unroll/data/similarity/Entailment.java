package dev.unroll.data.similarity;

/** What the first sentence of a pair says of the truth of the second. */
public enum Entailment {
  NEUTRAL,
  ENTAILMENT,
  CONTRADICTION
}
