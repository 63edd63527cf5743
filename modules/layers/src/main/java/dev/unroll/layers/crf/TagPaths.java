package dev.unroll.layers.crf;

/**
 * The best sequence of tags of each of N sequences of scores.
 *
 * @param tags [N][Tₙ], one for each step that is not masked
 * @param scores [N] s(y) in nats; 0 for a sequence of no steps
 */
public record TagPaths(int[][] tags, double[] scores) {}
