package dev.unroll.layers.attention;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An {@link AttentionVertex} whose parameters stay as they are, as {@code TransferLearning} leaves
 * it. It is a {@code LayerVertex} because that is what {@code TransferLearning} freezes; transfer
 * from the frozen network once more is not possible.
 */
final class FrozenAttentionVertex extends LayerVertex {
  private static final long serialVersionUID = 1L;

  /** For Jackson. */
  FrozenAttentionVertex() {}

  /**
   * @param configuration that holds an {@link AttentionConfiguration}, frozen or about to be
   */
  FrozenAttentionVertex(NeuralNetConfiguration configuration) {
    setLayerConf(configuration);
  }

  private AttentionForm form() {
    Layer layer = getLayerConf().getLayer();
    Layer inner = layer instanceof FrozenLayer frozen ? frozen.getLayer() : layer;
    return ((AttentionConfiguration) inner).form();
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
    return new RunningAttention(graph, name, index, layer, output, type);
  }

  @Override
  public int minVertexInputs() {
    return 2;
  }

  @Override
  public int maxVertexInputs() {
    return 3;
  }

  /** Deeplearning4j tells a layer its first input only; values are taken to be as wide as keys. */
  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    if (inputs.length > 1) {
      return AttentionVertex.outputType(form(), inputs);
    }
    long steps = ((InputType.InputTypeRecurrent) inputs[0]).getTimeSeriesLength();
    return InputType.recurrent(form().keys(), steps);
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    return getLayerConf().getLayer().getMemoryReport(inputs[0]);
  }

  @Override
  public GraphVertex clone() {
    return new FrozenAttentionVertex(getLayerConf().clone());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrozenAttentionVertex && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  @Override
  public String toString() {
    return "FrozenAttentionVertex(" + form() + ")";
  }
}
