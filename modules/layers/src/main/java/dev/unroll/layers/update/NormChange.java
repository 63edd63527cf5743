package dev.unroll.layers.update;

/**
 * Norms of a gradient around its clipping.
 *
 * @param before of the gradient after its division
 * @param after of what the optimiser saw
 */
public record NormChange(ParameterNorms before, ParameterNorms after) {}
