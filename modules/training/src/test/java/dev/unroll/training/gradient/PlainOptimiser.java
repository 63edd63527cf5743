package dev.unroll.training.gradient;

/**
 * Optimisers as plain loops over numbers. {@code OptimiserTest} first holds them against PyTorch,
 * then Deeplearning4j's against them, because the two differ in hyper-parameters and in where ε
 * stands.
 */
interface PlainOptimiser {
  /** What is subtracted from a parameter. */
  double update(double gradient, double parameter, int t);

  /** v ← μ v + g; η (g + μ v). */
  static PlainOptimiser nesterov(double rate, double momentum) {
    double[] v = {0};
    return (g, p, t) -> {
      v[0] = momentum * v[0] + g;
      return rate * (g + momentum * v[0]);
    };
  }

  /** s ← s + g²; η g / (√s + ε), s from {@code first}. */
  static PlainOptimiser adaGrad(double rate, double epsilon, double first) {
    double[] s = {first};
    return (g, p, t) -> {
      s[0] += g * g;
      return rate * g / (Math.sqrt(s[0]) + epsilon);
    };
  }

  /** s ← ρ s + (1 − ρ) g²; η g / (√s + ε), s from {@code first}. */
  static PlainOptimiser rmsProp(double rate, double decay, double epsilon, double first) {
    double[] s = {first};
    return (g, p, t) -> {
      s[0] = decay * s[0] + (1 - decay) * g * g;
      return rate * g / (Math.sqrt(s[0]) + epsilon);
    };
  }

  /** Kingma and Ba 2015, with ε̂ of the end of section 2, and decoupled weight decay. */
  static PlainOptimiser adam(
      double rate, double beta1, double beta2, double epsilon, double weightDecay) {
    double[] mv = {0, 0};
    return (g, p, t) -> {
      mv[0] = beta1 * mv[0] + (1 - beta1) * g;
      mv[1] = beta2 * mv[1] + (1 - beta2) * g * g;
      double corrected = rate * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
      return corrected * mv[0] / (Math.sqrt(mv[1]) + epsilon) + rate * weightDecay * p;
    };
  }
}
