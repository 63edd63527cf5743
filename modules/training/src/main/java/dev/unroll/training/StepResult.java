package dev.unroll.training;

import dev.unroll.training.gradient.GradientNorms;

/**
 * What one update did.
 *
 * @param loss nats per unmasked token, before the update
 * @param tokens unmasked tokens of the batch
 * @param learningRate of this update
 * @param norms of the gradient of {@code loss}
 */
public record StepResult(double loss, long tokens, double learningRate, GradientNorms norms) {}
