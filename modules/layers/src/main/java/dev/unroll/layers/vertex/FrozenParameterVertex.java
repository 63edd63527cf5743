package dev.unroll.layers.vertex;

import java.util.Map;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A {@link ParameterVertex} whose parameters stay as they are, as {@code TransferLearning} leaves
 * it. It is a {@code LayerVertex} because that is what {@code TransferLearning} freezes; transfer
 * from the frozen network once more is not possible.
 */
final class FrozenParameterVertex extends LayerVertex {
  private static final long serialVersionUID = 1L;

  @JsonProperty private ParameterVertex vertex;

  /** For Jackson. */
  FrozenParameterVertex() {}

  private FrozenParameterVertex(ParameterVertex vertex) {
    this.vertex = vertex;
    setLayerConf(vertex.settings());
  }

  /** Puts a frozen vertex in place of the one of this name, as {@code TransferLearning} expects. */
  static void freeze(ComputationGraph graph, String name) {
    Map<String, GraphVertex> vertices = graph.getConfiguration().getVertices();
    if (vertices.get(name) instanceof ParameterVertex vertex) {
      vertices.put(name, new FrozenParameterVertex(vertex));
    }
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    var layer =
        getLayerConf()
            .getLayer()
            .instantiate(getLayerConf(), graph.getListeners(), index, parameters, initialise, type);
    boolean output = graph.getConfiguration().getNetworkOutputs().contains(name);
    return vertex.around(layer, graph, name, index, output, type);
  }

  @Override
  public int minVertexInputs() {
    return vertex.minVertexInputs();
  }

  @Override
  public int maxVertexInputs() {
    return vertex.maxVertexInputs();
  }

  /** Deeplearning4j tells a layer its first input only. */
  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    return vertex.getOutputType(index, inputs);
  }

  @Override
  public GraphVertex clone() {
    FrozenParameterVertex copy = new FrozenParameterVertex(vertex.clone());
    copy.setLayerConf(getLayerConf().clone());
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrozenParameterVertex that
        && super.equals(other)
        && vertex.equals(that.vertex);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + vertex.hashCode();
  }

  @Override
  public String toString() {
    return "frozen " + vertex;
  }
}
