package dev.unroll.training.gradient;

import dev.unroll.layers.update.Clipping;
import dev.unroll.layers.update.Clipping.Part;
import java.util.function.DoubleFunction;

/**
 * What is done to the gradient g before the optimiser sees it, with a threshold c.
 *
 * <p>The first six are Deeplearning4j's {@code GradientNormalization}, with the same results; the
 * last is the one that Pascanu, Mikolov and Bengio 2013 (algorithm 1) clip recurrent networks with.
 */
public enum GradientNormalisation {
  /** g as it is. */
  NONE(threshold -> Clipping.none()),
  /** Each layer: g / ‖g‖. The threshold is not used. */
  RENORMALIZE_L2_PER_LAYER(threshold -> Clipping.unit(Part.LAYER)),
  /** Each parameter of each layer: g / ‖g‖. The threshold is not used. */
  RENORMALIZE_L2_PER_PARAM_TYPE(threshold -> Clipping.unit(Part.PARAMETER)),
  /** Each element: min(max(g, −c), c). */
  CLIP_ELEMENT_WISE_ABSOLUTE_VALUE(Clipping::elements),
  /** Each layer: g min(1, c / ‖g‖). */
  CLIP_L2_PER_LAYER(threshold -> Clipping.norm(Part.LAYER, threshold)),
  /** Each parameter of each layer: g min(1, c / ‖g‖). */
  CLIP_L2_PER_PARAM_TYPE(threshold -> Clipping.norm(Part.PARAMETER, threshold)),
  /** All parameters together: g min(1, c / ‖g‖). */
  CLIP_GLOBAL_NORM(threshold -> Clipping.norm(Part.ALL, threshold));

  private final DoubleFunction<Clipping> clipping;

  GradientNormalisation(DoubleFunction<Clipping> clipping) {
    this.clipping = clipping;
  }

  /**
   * With a threshold.
   *
   * @param threshold c, &gt; 0
   */
  Clipping clipping(double threshold) {
    return clipping.apply(threshold);
  }
}
