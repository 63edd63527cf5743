/**
 * Pairs of sentences with people's judgement of how alike their meanings are, by which vectors of
 * sentences are measured (Marelli et al. 2014): {@link dev.unroll.data.similarity.SimilarityPairs}
 * of {@link dev.unroll.data.similarity.SimilarityPair}, each with an {@link
 * dev.unroll.data.similarity.Entailment}.
 */
package dev.unroll.data.similarity;
