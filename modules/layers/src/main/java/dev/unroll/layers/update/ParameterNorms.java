package dev.unroll.layers.update;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The Euclidean norm of a gradient at each parameter of a network. Does not change. */
public final class ParameterNorms {
  private final List<String> layers;
  private final double[] norms;

  /**
   * Copies both.
   *
   * @param layers the name of each parameter's layer
   * @param norms of each parameter's gradient, in the same order
   */
  public ParameterNorms(List<String> layers, double[] norms) {
    Check.require(
        layers.size() == norms.length,
        "each parameter needs a layer and a norm, but there are "
            + layers.size()
            + " layers and "
            + norms.length
            + " norms");
    this.layers = List.copyOf(layers);
    this.norms = norms.clone();
  }

  /** The norm of each layer, in the order of their first parameters. */
  public Map<String, Double> byLayer() {
    Map<String, Double> squares = new LinkedHashMap<>();
    for (int i = 0; i < norms.length; i++) {
      squares.merge(layers.get(i), norms[i] * norms[i], Double::sum);
    }
    squares.replaceAll((layer, square) -> Math.sqrt(square));
    return squares;
  }

  /** The norm of everything. */
  public double total() {
    double squares = 0;
    for (double norm : norms) {
      squares += norm * norm;
    }
    return Math.sqrt(squares);
  }

  /** What {@code clipping} multiplies each parameter's gradient by. */
  public double[] factors(Clipping clipping) {
    double[] parts =
        switch (clipping.part()) {
          case PARAMETER -> norms;
          case LAYER -> ofLayers();
          case ALL -> everywhere(total());
        };
    return IntStream.range(0, parts.length).mapToDouble(i -> clipping.factor(parts[i])).toArray();
  }

  /**
   * The norms once each parameter's gradient is multiplied by its factor, which is not negative.
   */
  public ParameterNorms times(double[] factors) {
    double[] scaled = norms.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factors[i];
    }
    return new ParameterNorms(layers, scaled);
  }

  /** For each parameter, the norm of its layer. */
  private double[] ofLayers() {
    Map<String, Double> byLayer = byLayer();
    return layers.stream().mapToDouble(byLayer::get).toArray();
  }

  private double[] everywhere(double norm) {
    double[] same = new double[norms.length];
    Arrays.fill(same, norm);
    return same;
  }
}
