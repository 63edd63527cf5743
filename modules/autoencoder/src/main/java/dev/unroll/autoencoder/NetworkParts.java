package dev.unroll.autoencoder;

import dev.unroll.layers.dropout.ElementDropout;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.stack.DecoderStack;
import dev.unroll.layers.stack.EncoderStack;
import dev.unroll.layers.vertex.EveryStep;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * What the networks of sentences and of documents are put together from.
 *
 * @param graph that the parts are added to
 * @param sizes of the parts
 * @param seed of their dropout
 */
record NetworkParts(GraphBuilder graph, NetworkConfig sizes, long seed) {
  /** Vectors of tokens, [N, E, T]. */
  void embedding(String name, int tokens, String input) {
    graph.addLayer(
        name, new TokenEmbedding.Builder().nIn(tokens).nOut(sizes.embedding()).build(), input);
  }

  /**
   * An affine map of all last states of an encoder, those of its layers and directions one after
   * another.
   *
   * @param last name of the states together, where they are several
   * @param units numbers of the result [N, units]
   */
  void affineOfLast(String name, String last, EncoderStack encoder, int units) {
    List<String> states = encoder.last();
    String read = states.get(0);
    if (states.size() > 1) {
      graph.addVertex(last, new MergeVertex(), states.toArray(String[]::new));
      read = last;
    }
    affine(name, units, read);
  }

  void affine(String name, int units, String input) {
    graph.addLayer(
        name, new DenseLayer.Builder().nOut(units).activation(Activation.IDENTITY).build(), input);
  }

  /**
   * Layers that write from a vector, in the ways that the sizes say.
   *
   * @param steps name of what they read, [N, F, T]
   * @param vector name of the vector, [N, D]
   * @return the name of the top layer
   */
  String decoder(String name, String steps, String vector) {
    DecoderStack decoder = sizes.decoder(name, seed);
    return decoder.add(
        graph,
        withVector(name, steps, vector),
        sizes.condition().first() ? first(decoder, vector) : List.of());
  }

  /** The first states of a decoder, affine maps of a vector; their names. */
  List<String> first(DecoderStack decoder, String vector) {
    decoder.first().forEach(state -> affine(state, sizes.hidden(), vector));
    return decoder.first();
  }

  /** Steps with a vector beside each, where the sizes want it. */
  String withVector(String name, String steps, String vector) {
    if (!sizes.condition().everyStep()) {
      return steps;
    }
    String both = name + " words and vector";
    graph.addVertex(both, new EveryStep(), steps, vector);
    return both;
  }

  /** The softmax over tokens, whose logits are [N, V, T]. */
  void output(String name, int tokens, String below) {
    SoftmaxOutput.Builder output =
        new SoftmaxOutput.Builder()
            .nIn(sizes.hidden())
            .nOut(tokens)
            .activation(Activation.IDENTITY);
    if (sizes.dropout() > 0) {
      output.dropOut(new ElementDropout(sizes.dropout(), seed, name));
    }
    graph.addLayer(name, output.build(), below);
  }

  /** The graph with these outputs, initialised. */
  CarryingGraph build(String... outputs) {
    CarryingGraph built = new CarryingGraph(graph.setOutputs(outputs).build());
    built.init();
    return built;
  }
}
