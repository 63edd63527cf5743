/**
 * Vectors of sentences in files, and sentences found by their vectors.
 *
 * <ul>
 *   <li>{@link dev.unroll.autoencoder.index.VectorFile}: vectors for other programs, in a {@link
 *       dev.unroll.autoencoder.index.VectorFormat}
 *   <li>{@link dev.unroll.autoencoder.index.SentenceIndex}: sentences with their vectors, which
 *       gives each query's {@link dev.unroll.autoencoder.index.Neighbour}s by {@link
 *       dev.unroll.autoencoder.index.Cosine}; kept in an {@code IndexFile}, bound to the model that
 *       made the vectors
 * </ul>
 */
package dev.unroll.autoencoder.index;
