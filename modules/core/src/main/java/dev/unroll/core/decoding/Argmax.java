package dev.unroll.core.decoding;

import java.util.random.RandomGenerator;

/** The likeliest token, the lowest of equal ones; needs no chance. */
record Argmax() implements Sampler {
  @Override
  public int next(float[] logits, RandomGenerator random) {
    return of(logits);
  }

  /** The lowest token with the highest logit; also where every row of logits is checked. */
  static int of(float[] logits) {
    int best = -1;
    float highest = Float.NEGATIVE_INFINITY;
    for (int token = 0; token < logits.length; token++) {
      float logit = logits[token];
      // Negated so that NaN, for which every comparison is false, comes in here too.
      if (!(logit <= highest)) {
        if (!(logit < Float.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(
              "logit of token "
                  + token
                  + " is "
                  + logit
                  + ", expected a finite number or -Infinity"
                  + "; look for a diverged network");
        }
        best = token;
        highest = logit;
      }
    }
    if (best < 0) {
      throw new IllegalArgumentException(
          "none of the "
              + logits.length
              + " logits is above -Infinity, so no token can be chosen"
              + "; allow at least one");
    }
    return best;
  }
}
