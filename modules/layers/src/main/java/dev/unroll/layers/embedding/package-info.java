/**
 * Vectors for token ids by lookup, with a gradient that touches only the ids that were there.
 *
 * <p>An embedding is a product of a one-hot vector and a matrix (Bengio et al. 2003); computed as
 * one it would be the dearest layer of a language model. Deeplearning4j's own {@code
 * EmbeddingSequenceLayer} looks up as well, but keeps each vector scattered over the matrix
 * (column-major), checks and adds on one thread, and fails on ids that a mask hides.
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.embedding.TokenEmbedding}: the configuration; start here
 *   <li>{@link dev.unroll.layers.embedding.TokenEmbeddingLayer}: forwards and backwards
 *   <li>{@link dev.unroll.layers.embedding.TokenBag}: the sum or the mean of the vectors of several
 *       ids, as of the letter n-grams of a word; {@link dev.unroll.layers.embedding.TokenBagLayer}
 *   <li>{@link dev.unroll.layers.embedding.EmbeddingTable}, {@link
 *       dev.unroll.layers.embedding.EmbeddingTableLayer}: what both have in common
 *   <li>{@code EmbeddingRows}: rows taken out and added up in parallel
 *   <li>{@code RowMajorParameters}: how the matrix lies in the parameters of the network
 * </ul>
 */
package dev.unroll.layers.embedding;
