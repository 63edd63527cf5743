package dev.unroll.layers.stack;

import dev.unroll.core.check.Check;
import dev.unroll.layers.decoder.DecoderParts;
import dev.unroll.layers.decoder.TokenDecoder;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Layers that write a sequence: d_t = cell(x_t, d_{t−1}) from a first state d_0 that the graph
 * gives or that is zero, each layer reading what the one below it puts out (Sutskever, Vinyals and
 * Le 2014, section 2).
 *
 * @param form of the layers
 * @param name what the names of the vertices begin with
 */
public record DecoderStack(StackForm form, String name) {
  /** Name of layer {@code index} from 0, which puts out [N, H, T]. */
  public String layer(int index) {
    return name + index;
  }

  /** Names of the layers, the lowest first. */
  public List<String> layers() {
    return IntStream.range(0, form.layers()).mapToObj(this::layer).toList();
  }

  /** Names for first states [N, H] that the caller adds, those of the lowest layer first. */
  public List<String> first() {
    List<String> names = new ArrayList<>();
    for (String layer : layers()) {
      form.states().forEach(state -> names.add(layer + " first " + state));
    }
    return names;
  }

  /**
   * Adds the layers to a graph.
   *
   * @param below what the lowest layer reads, [N, F, T]
   * @param first names of all first states, in the order of {@link #first}; or none for zeros
   * @return the name of the top layer
   * @throws IllegalArgumentException when there are neither all first states nor none
   */
  public String add(GraphBuilder graph, String below, List<String> first) {
    int states = form.states().size();
    Check.require(
        first.isEmpty() || first.size() == form.layers() * states,
        "a decoder of "
            + form.layers()
            + " layers needs "
            + form.layers() * states
            + " first states or none, but got "
            + first.size());
    int each = first.isEmpty() ? 0 : states;
    String read = below;
    for (int i = 0; i < form.layers(); i++) {
      List<String> inputs = new ArrayList<>(List.of(read));
      inputs.addAll(first.subList(i * each, (i + 1) * each));
      graph.addVertex(
          layer(i), form.vertex(layer(i), Direction.FORWARD), inputs.toArray(String[]::new));
      read = layer(i);
    }
    return read;
  }

  /**
   * Takes the layers out of a trained graph, with the vectors that they read and the softmax above
   * them, to be run step by step. Where the lowest layer reads more than a token's vector, the rest
   * stands behind it, see {@link dev.unroll.layers.decoder.DecoderSource#withBeside}.
   *
   * @param embedding name of the embedding
   * @param output name of the softmax
   * @param never a token that is never written; the others have its probability
   */
  public TokenDecoder trained(ComputationGraph graph, String embedding, String output, int never) {
    return TokenDecoder.of(graph, DecoderParts.of(graph, layers()), embedding, output)
        .without(never);
  }
}
