package dev.unroll.core.metric;

import dev.unroll.core.check.Check;

/**
 * What BLEU puts in place of a precision of zero (Chen and Cherry 2014, "A systematic comparison of
 * smoothing techniques for sentence-level BLEU", methods 0 to 3).
 */
public sealed interface BleuSmoothing {
  /** As it stands in a sacreBLEU signature, such as {@code floor[0.10]}. */
  String signature();

  /** Leaves zero, and so the whole score zero. */
  record None() implements BleuSmoothing {
    @Override
    public String signature() {
      return "none";
    }
  }

  /** Method 1: {@code value} matches instead of none; 0.1 in the paper. */
  record Floor(double value) implements BleuSmoothing {
    public Floor {
      Check.positive("floor", value);
    }

    @Override
    public String signature() {
      return "floor[" + FixedPoint.of(value, 2) + "]";
    }
  }

  /** Method 2: {@code k} more matches and n-grams at every order from 2 on (Lin and Och 2004). */
  record AddK(double k) implements BleuSmoothing {
    public AddK {
      Check.positive("k", k);
    }

    @Override
    public String signature() {
      return "add-k[" + FixedPoint.of(k, 2) + "]";
    }
  }

  /** Method 3, of mteval-v13a: the i-th order without a match counts 2⁻ⁱ matches. */
  record Exponential() implements BleuSmoothing {
    @Override
    public String signature() {
      return "exp";
    }
  }
}
