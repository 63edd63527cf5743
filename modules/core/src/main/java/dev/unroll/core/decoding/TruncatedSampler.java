package dev.unroll.core.decoding;

import java.util.random.RandomGenerator;

/**
 * Draws from the softmax of logits / temperature, cut to its top-k and then its nucleus.
 *
 * <pre>
 * w_v = exp((logit_v − max logit) / temperature)      p_v = w_v / Σ_kept w
 * </pre>
 *
 * The largest exponent is 0, so nothing overflows; the differences are taken in double. Not
 * thread-safe.
 */
final class TruncatedSampler implements Sampler {
  private final SamplerOptions options;
  private final RankedTokens ranking = new RankedTokens();

  /** The kept tokens and their weights; sized for the longest row seen. */
  private int[] tokens = {};

  private double[] weights = {};

  TruncatedSampler(SamplerOptions options) {
    this.options = options;
  }

  @Override
  public int next(float[] logits, RandomGenerator random) {
    float highest = logits[Argmax.of(logits)];
    if (tokens.length < logits.length) {
      tokens = new int[logits.length];
      weights = new double[logits.length];
    }
    return draw(keep(logits, highest), random);
  }

  /** Fills tokens and weights with what may be drawn; returns how many. */
  private int keep(float[] logits, float highest) {
    boolean topK = options.topK() > 0 && options.topK() < logits.length;
    boolean topP = options.topP() < 1;
    if (!topK && !topP) {
      for (int token = 0; token < logits.length; token++) {
        tokens[token] = token;
        weights[token] = weight(logits[token], highest);
      }
      return logits.length;
    }
    ranking.rank(logits);
    if (!topK) {
      double total = 0;
      for (float logit : logits) {
        total += weight(logit, highest);
      }
      return keepBest(logits, highest, logits.length, options.topP() * total);
    }
    int kept = keepBest(logits, highest, options.topK(), Double.POSITIVE_INFINITY);
    return topP ? nucleus(kept) : kept;
  }

  /** Keeps the likeliest tokens until there are {@code most} or their weights reach the mass. */
  private int keepBest(float[] logits, float highest, int most, double mass) {
    int kept = 0;
    double reached = 0;
    while (kept < most && reached < mass) {
      int token = ranking.poll();
      tokens[kept] = token;
      weights[kept] = weight(logits[token], highest);
      reached += weights[kept++];
    }
    return kept;
  }

  private int nucleus(int kept) {
    double mass = options.topP() * total(kept);
    double reached = 0;
    int needed = 0;
    while (needed < kept && reached < mass) {
      reached += weights[needed++];
    }
    return needed;
  }

  private int draw(int kept, RandomGenerator random) {
    double left = random.nextDouble() * total(kept);
    int chosen = -1;
    for (int i = 0; i < kept; i++) {
      if (weights[i] > 0) {
        chosen = tokens[i];
        left -= weights[i];
        if (left < 0) {
          break;
        }
      }
    }
    // Rounding may leave a crumb behind the last weight; the last possible token then stands.
    return chosen;
  }

  private double weight(float logit, float highest) {
    return Math.exp(((double) logit - highest) / options.temperature());
  }

  private double total(int kept) {
    double total = 0;
    for (int i = 0; i < kept; i++) {
      total += weights[i];
    }
    return total;
  }
}
