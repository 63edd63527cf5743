package dev.unroll.autoencoder.index;

/**
 * A sentence that a search found.
 *
 * @param position in the index, from 0
 * @param cosine with the query, in [−1, 1]
 */
public record Neighbour(int position, String sentence, double cosine) {}
