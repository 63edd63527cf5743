package dev.unroll.training.gradient;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Euclidean norms of the gradient of the loss per token, before and after normalisation.
 *
 * @param before over all parameters
 * @param after over all parameters
 * @param layersBefore by layer
 * @param layersAfter by layer
 */
public record GradientNorms(
    double before,
    double after,
    Map<String, Double> layersBefore,
    Map<String, Double> layersAfter) {
  public GradientNorms {
    layersBefore = Collections.unmodifiableMap(new LinkedHashMap<>(layersBefore));
    layersAfter = Collections.unmodifiableMap(new LinkedHashMap<>(layersAfter));
  }

  /** For a model without gradients. */
  public static GradientNorms none() {
    return new GradientNorms(0, 0, Map.of(), Map.of());
  }

  static GradientNorms of(Map<String, Double> before, Map<String, Double> after) {
    return new GradientNorms(total(before), total(after), before, after);
  }

  /** The norm of a whole from the norms of its parts. */
  static double total(Map<String, Double> parts) {
    return Math.sqrt(parts.values().stream().mapToDouble(norm -> norm * norm).sum());
  }
}
