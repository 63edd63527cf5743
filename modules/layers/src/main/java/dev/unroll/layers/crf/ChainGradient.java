package dev.unroll.layers.crf;

/**
 * Losses, and the gradient of their sum.
 *
 * @param losses [N] −log p(y) in nats
 * @param transitions ∂/∂start, ∂/∂A and ∂/∂end
 */
public record ChainGradient(double[] losses, Transitions transitions) {}
