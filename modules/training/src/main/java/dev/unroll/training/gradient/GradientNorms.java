package dev.unroll.training.gradient;

import dev.unroll.layers.update.NormChange;
import dev.unroll.layers.update.ParameterNorms;
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

  static GradientNorms of(NormChange change) {
    ParameterNorms before = change.before();
    ParameterNorms after = change.after();
    return new GradientNorms(before.total(), after.total(), before.byLayer(), after.byLayer());
  }
}
