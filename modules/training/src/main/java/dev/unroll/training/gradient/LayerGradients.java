package dev.unroll.training.gradient;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.gradient.Gradient;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The views that make up a network's gradient, by layer and parameter. Changing a view changes the
 * gradient.
 */
final class LayerGradients {
  private final Map<String, Map<String, INDArray>> layers = new LinkedHashMap<>();

  LayerGradients(Gradient gradient) {
    gradient
        .gradientForVariable()
        .forEach(
            (key, view) -> {
              int split = key.lastIndexOf('_');
              layers
                  .computeIfAbsent(key.substring(0, split), layer -> new LinkedHashMap<>())
                  .put(key.substring(split + 1), view);
            });
  }

  INDArray view(String layer, String parameter) {
    INDArray view = layers.getOrDefault(layer, Map.of()).get(parameter);
    if (view == null) {
      throw new IllegalArgumentException("no parameter " + parameter + " in layer " + layer);
    }
    return view;
  }

  Collection<Map<String, INDArray>> byLayer() {
    return layers.values();
  }

  /** Norm of each layer's gradient. */
  Map<String, Double> norms() {
    Map<String, Double> norms = new LinkedHashMap<>();
    layers.forEach((layer, views) -> norms.put(layer, norm(views)));
    return norms;
  }

  static double norm(Map<String, INDArray> views) {
    double squares = 0;
    for (INDArray view : views.values()) {
      double norm = view.norm2Number().doubleValue();
      squares += norm * norm;
    }
    return Math.sqrt(squares);
  }
}
