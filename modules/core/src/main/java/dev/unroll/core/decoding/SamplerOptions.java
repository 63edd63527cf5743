package dev.unroll.core.decoding;

import dev.unroll.core.check.Check;

/**
 * How a token is drawn. The three act in the customary order: temperature, then top-k, then top-p
 * over what top-k left, renormalised. Of equal logits, the lower token counts as the likelier.
 *
 * @param temperature divides the logits; 1 changes nothing, towards 0 comes argmax, 0 is argmax
 * @param topK keeps the so many likeliest tokens (Fan et al. 2018); 0 keeps all
 * @param topP keeps the fewest likeliest tokens whose probabilities sum to at least this (nucleus
 *     sampling, Holtzman et al. 2020, section 3.1), in (0, 1]; 1 keeps all
 */
public record SamplerOptions(double temperature, int topK, double topP) {
  public SamplerOptions {
    Check.notNegative("temperature", temperature);
    Check.notNegative("topK", topK);
    Check.require(topP > 0 && topP <= 1, "topP must be in (0, 1], but was " + topP);
  }

  /** Draws from the network's own distribution: temperature 1, nothing left out. */
  public static SamplerOptions plain() {
    return new SamplerOptions(1, 0, 1);
  }

  public SamplerOptions withTemperature(double value) {
    return new SamplerOptions(value, topK, topP);
  }

  public SamplerOptions withTopK(int value) {
    return new SamplerOptions(temperature, value, topP);
  }

  public SamplerOptions withTopP(double value) {
    return new SamplerOptions(temperature, topK, value);
  }
}
