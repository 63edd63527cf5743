package dev.unroll.training.gradient;

import dev.unroll.layers.update.Clipping;
import dev.unroll.layers.update.Clipping.Part;

/**
 * What is done to the gradient g before the optimiser sees it, with a threshold c.
 *
 * <p>The first six are Deeplearning4j's {@code GradientNormalization}, with the same results; the
 * last is the one that Pascanu, Mikolov and Bengio 2013 (algorithm 1) clip recurrent networks with.
 */
public enum GradientNormalisation {
  /** g as it is. */
  NONE,
  /** Each layer: g / ‖g‖. The threshold is not used. */
  RENORMALIZE_L2_PER_LAYER,
  /** Each parameter of each layer: g / ‖g‖. The threshold is not used. */
  RENORMALIZE_L2_PER_PARAM_TYPE,
  /** Each element: min(max(g, −c), c). */
  CLIP_ELEMENT_WISE_ABSOLUTE_VALUE,
  /** Each layer: g min(1, c / ‖g‖). */
  CLIP_L2_PER_LAYER,
  /** Each parameter of each layer: g min(1, c / ‖g‖). */
  CLIP_L2_PER_PARAM_TYPE,
  /** All parameters together: g min(1, c / ‖g‖). */
  CLIP_GLOBAL_NORM;

  /**
   * With a threshold.
   *
   * @param threshold c, &gt; 0
   */
  Clipping clipping(double threshold) {
    return switch (this) {
      case NONE -> Clipping.none();
      case RENORMALIZE_L2_PER_LAYER -> Clipping.unit(Part.LAYER);
      case RENORMALIZE_L2_PER_PARAM_TYPE -> Clipping.unit(Part.PARAMETER);
      case CLIP_ELEMENT_WISE_ABSOLUTE_VALUE -> Clipping.elements(threshold);
      case CLIP_L2_PER_LAYER -> Clipping.norm(Part.LAYER, threshold);
      case CLIP_L2_PER_PARAM_TYPE -> Clipping.norm(Part.PARAMETER, threshold);
      case CLIP_GLOBAL_NORM -> Clipping.norm(Part.ALL, threshold);
    };
  }
}
