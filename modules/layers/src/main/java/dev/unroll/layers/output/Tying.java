package dev.unroll.layers.output;

import dev.unroll.core.check.Check;
import dev.unroll.layers.embedding.TokenEmbeddingLayer;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Gives each output layer that is {@link SoftmaxOutput.Builder#tiedTo tied} the embedding that it
 * names: layers of a network do not know each other.
 *
 * <p>{@link dev.unroll.layers.graph.CarryingGraph} does it in {@code init()}; for a stock network
 * call {@link #bind} after {@code init()}, and again for each copy and each network that was
 * loaded. Binding twice does no harm.
 */
public final class Tying {
  private Tying() {}

  /**
   * Binds the layers of a graph that is initialised.
   *
   * @throws IllegalArgumentException when a layer is tied to one that is missing, no unfrozen
   *     {@link dev.unroll.layers.embedding.TokenEmbedding}, or of another size
   */
  public static void bind(ComputationGraph graph) {
    bind(graph.getLayers());
  }

  /** As {@link #bind(ComputationGraph)}. */
  public static void bind(MultiLayerNetwork network) {
    bind(network.getLayers());
  }

  private static void bind(Layer[] layers) {
    for (Layer layer : layers) {
      if (layer instanceof SoftmaxOutputLayer output && output.layerConf().isTied()) {
        output.bind(embedding(layers, output.layerConf()));
      }
    }
  }

  private static TokenEmbeddingLayer embedding(Layer[] layers, SoftmaxOutput output) {
    String name = output.getTied();
    Layer found =
        Arrays.stream(layers)
            .filter(layer -> name.equals(layer.conf().getLayer().getLayerName()))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException(start(output) + ", but there is no such layer"));
    if (!(found instanceof TokenEmbeddingLayer embedding)) {
      throw new IllegalArgumentException(
          start(output)
              + ", which must be a TokenEmbedding that is not frozen, but is a "
              + found.getClass().getSimpleName());
    }
    Check.require(
        embedding.table().size(0) == output.getNOut()
            && embedding.table().size(1) == output.getNIn(),
        start(output)
            + ": its nOut and nIn must be the other's nIn and nOut, but "
            + output.getNOut()
            + " and "
            + output.getNIn()
            + " are not "
            + Arrays.toString(embedding.table().shape()));
    return embedding;
  }

  private static String start(SoftmaxOutput output) {
    return "layer " + output.getLayerName() + " is tied to layer " + output.getTied();
  }
}
