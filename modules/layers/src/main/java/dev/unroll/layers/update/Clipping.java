package dev.unroll.layers.update;

import dev.unroll.core.check.Check;
import java.util.function.DoubleUnaryOperator;

/**
 * What is done to a gradient g before the optimiser sees it: either each part is multiplied by a
 * number that depends on the part's norm, or each element is kept within bounds. {@link
 * ParameterNorms#factors} does the former.
 */
public final class Clipping {
  /** As Deeplearning4j, so that a gradient of zeros stays one. */
  private static final double NO_NORM = 1e-5;

  private final Part part;
  private final DoubleUnaryOperator factor;
  private final double bound;

  /** What shares a norm. */
  public enum Part {
    /** Each parameter of each layer. */
    PARAMETER,
    /** All parameters of a layer. */
    LAYER,
    /** All parameters of all layers. */
    ALL
  }

  private Clipping(Part part, DoubleUnaryOperator factor, double bound) {
    this.part = part;
    this.factor = factor;
    this.bound = bound;
  }

  /** g as it is. */
  public static Clipping none() {
    return byNorm(Part.ALL, norm -> 1);
  }

  /** Each part: g / ‖g‖. */
  public static Clipping unit(Part part) {
    return byNorm(part, norm -> 1 / (norm == 0 ? NO_NORM : norm));
  }

  /**
   * Each part: g min(1, c / ‖g‖). Of all together it is algorithm 1 of Pascanu, Mikolov and Bengio
   * 2013.
   *
   * @param threshold c, &gt; 0
   */
  public static Clipping norm(Part part, double threshold) {
    Check.positive("threshold", threshold);
    return byNorm(part, norm -> norm > threshold ? threshold / norm : 1);
  }

  /**
   * Each element: min(max(g, −c), c).
   *
   * @param threshold c, &gt; 0
   */
  public static Clipping elements(double threshold) {
    return new Clipping(Part.ALL, norm -> 1, Check.positive("threshold", threshold));
  }

  private static Clipping byNorm(Part part, DoubleUnaryOperator factor) {
    return new Clipping(part, factor, Double.POSITIVE_INFINITY);
  }

  /** What shares a norm. */
  public Part part() {
    return part;
  }

  /** What a part of this norm is multiplied by. */
  public double factor(double norm) {
    return factor.applyAsDouble(norm);
  }

  /** Whether elements have a bound; then all factors are one. */
  public boolean bounded() {
    return bound < Double.POSITIVE_INFINITY;
  }

  /** Largest absolute value of an element, infinite for any. */
  public double bound() {
    return bound;
  }
}
