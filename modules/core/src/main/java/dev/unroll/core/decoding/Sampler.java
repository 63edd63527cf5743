package dev.unroll.core.decoding;

import java.util.random.RandomGenerator;

/**
 * Chooses the next token from one row of scores. Others may be written anywhere; {@code
 * SamplerContractTest} holds what is asked of each.
 */
public interface Sampler {
  /**
   * The next token.
   *
   * @param logits float [V] unnormalised log-probabilities in nats (log-probabilities are such
   *     too); -Infinity means never; not changed
   * @param random where chance comes from; argmax draws nothing, every other sampler draws one
   *     double a call, so that runs with one seed stay side by side
   * @return a token in [0, V) whose logit is not -Infinity
   * @throws IllegalArgumentException when a logit is NaN or +Infinity, or none is above -Infinity
   */
  int next(float[] logits, RandomGenerator random);

  /** The likeliest token, the lowest of equal ones. Thread-safe. */
  static Sampler argmax() {
    return new Argmax();
  }

  /**
   * The sampler that {@code options} describe. Not thread-safe unless the temperature is 0: it
   * keeps scratch arrays, so that calls with rows of one length allocate nothing.
   */
  static Sampler of(SamplerOptions options) {
    return options.temperature() == 0 ? argmax() : new TruncatedSampler(options);
  }
}
