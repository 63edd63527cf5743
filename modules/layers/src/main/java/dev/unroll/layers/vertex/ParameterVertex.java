package dev.unroll.layers.vertex;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SDVertexParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffVertex;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonIgnore;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A vertex of several inputs with the parameters of a layer: the layer's updater, regularisation,
 * first weights, constraints and gradient normalisation work as in any layer of the graph, and what
 * is not set comes from the network's settings.
 *
 * <p>It extends Deeplearning4j's {@code SameDiffVertex} because to no other vertex does a network
 * hand its settings; nothing of SameDiff, whose gradients are wrong there, is used.
 */
public abstract class ParameterVertex extends SameDiffVertex {
  private static final long serialVersionUID = 1L;

  @JsonProperty private NeuralNetConfiguration settings;

  /** For Jackson. */
  protected ParameterVertex() {}

  /** A vertex of a layer with these settings. */
  protected ParameterVertex(NeuralNetConfiguration settings) {
    this.settings = settings;
  }

  /** Settings that hold a layer, before the network's are applied. */
  protected static NeuralNetConfiguration settings(
      org.deeplearning4j.nn.conf.layers.Layer configuration) {
    NeuralNetConfiguration settings = new NeuralNetConfiguration();
    settings.setLayer(configuration);
    return settings;
  }

  /** The layer and the network's settings for it. */
  protected final NeuralNetConfiguration settings() {
    return settings;
  }

  /** What runs, around this layer, which is frozen or not. */
  protected abstract LayerVertex around(
      Layer layer, ComputationGraph graph, String name, int index, boolean output, DataType type);

  /** Puts a frozen vertex in place of the one of this name, as {@code TransferLearning} expects. */
  public static void freeze(ComputationGraph graph, String name) {
    FrozenParameterVertex.freeze(graph, name);
  }

  @Override
  public abstract ParameterVertex clone();

  @Override
  public void applyGlobalConfig(NeuralNetConfiguration.Builder network) {
    settings = network.clone().layer(settings.getLayer().clone()).build();
  }

  @Override
  public LayerVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    settings.getLayer().setLayerName(name);
    settings.clearVariables();
    Layer layer =
        settings
            .getLayer()
            .instantiate(settings, graph.getListeners(), index, parameters, initialise, type);
    boolean output = graph.getConfiguration().getNetworkOutputs().contains(name);
    return around(layer, graph, name, index, output, type);
  }

  @Override
  public long numParams(boolean backpropagated) {
    return settings.getLayer().initializer().numParams(settings);
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    return settings.getLayer().getMemoryReport(inputs[0]);
  }

  /** Not for Jackson, which would call it before there are settings. */
  @Override
  @JsonIgnore
  public void setDataType(DataType type) {
    super.setDataType(type);
    settings.getLayer().setDataType(type);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParameterVertex that
        && settings.getLayer().equals(that.settings.getLayer());
  }

  @Override
  public int hashCode() {
    return settings.getLayer().hashCode();
  }

  private static UnsupportedOperationException notSameDiff() {
    return new UnsupportedOperationException("this vertex computes without SameDiff");
  }

  @Override
  public final SDVariable defineVertex(
      SameDiff graph,
      Map<String, SDVariable> inputs,
      Map<String, SDVariable> parameters,
      Map<String, SDVariable> masks) {
    throw notSameDiff();
  }

  @Override
  public final void defineParametersAndInputs(SDVertexParams parameters) {
    throw notSameDiff();
  }

  /** Not for Jackson, which would ask for it. */
  @Override
  @JsonIgnore
  public final SDVertexParams getVertexParams() {
    throw notSameDiff();
  }

  @Override
  public final void initializeParameters(Map<String, INDArray> parameters) {
    throw notSameDiff();
  }
}
