package dev.unroll.training.gradient;

import dev.unroll.layers.update.Clipping;
import dev.unroll.layers.update.ParameterNorms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.gradient.Gradient;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

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

  /** The norm of each parameter's gradient. */
  ParameterNorms norms() {
    List<String> names = new ArrayList<>();
    layers.forEach((layer, views) -> views.values().forEach(view -> names.add(layer)));
    return new ParameterNorms(
        names, views().mapToDouble(view -> view.norm2Number().doubleValue()).toArray());
  }

  /** Clips in place; the norms are those before. */
  void clip(Clipping clipping, ParameterNorms norms) {
    double[] factors = norms.factors(clipping);
    int next = 0;
    for (INDArray view : views().toList()) {
      double factor = factors[next++];
      if (factor != 1) {
        view.muli(factor);
      }
      if (clipping.bounded()) {
        Transforms.min(view, clipping.bound(), false);
        Transforms.max(view, -clipping.bound(), false);
      }
    }
  }

  /** Every parameter's view, layer by layer. */
  Stream<INDArray> views() {
    return layers.values().stream().flatMap(views -> views.values().stream());
  }
}
