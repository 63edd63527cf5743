package dev.unroll.layers.attention;

import dev.unroll.core.check.Check;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SDVertexParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffVertex;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Attention in a {@code ComputationGraph}: queries [N, H, T] and a source, given as keys that are
 * values too [N, M, S], or as keys [N, K, S] and values [N, M, S], to contexts [N, M, T].
 *
 * <pre>{@code
 * .addVertex("context", new AttentionVertex(AttentionForm.dot(512)), "decoder", "encoder")
 * }</pre>
 *
 * <p>Masks come through the graph: that of the keys (or of the values, if the keys have none) says
 * which source steps exist, that of the queries which contexts are wanted; the others are zero. The
 * weights of the last pass are at {@link #weights(ComputationGraph, String)}.
 *
 * <p>It extends Deeplearning4j's {@code SameDiffVertex} because to no other vertex does a network
 * hand its updater, first weights and regularisation; nothing of SameDiff, whose gradients are
 * wrong there, is used.
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.NONE,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE,
    setterVisibility = Visibility.NONE)
public final class AttentionVertex extends SameDiffVertex {
  private static final long serialVersionUID = 1L;

  @JsonProperty private NeuralNetConfiguration settings;

  /** For Jackson. */
  AttentionVertex() {}

  private AttentionVertex(NeuralNetConfiguration settings) {
    this.settings = settings;
  }

  /** Attention with the settings of the network. */
  public AttentionVertex(AttentionForm form) {
    this(new AttentionConfiguration.Builder(form).<AttentionConfiguration>build());
  }

  /** Attention with settings of its own. */
  public AttentionVertex(AttentionConfiguration configuration) {
    this.settings = new NeuralNetConfiguration();
    settings.setLayer(configuration);
  }

  /**
   * The weights [N, T, S] that a graph's attention gave when it last computed, in training or not;
   * not to be changed.
   *
   * @param name of the vertex
   */
  public static INDArray weights(ComputationGraph graph, String name) {
    if (graph.getVertex(name) instanceof RunningAttention attention) {
      return attention.weights();
    }
    throw new IllegalArgumentException(
        "\"" + name + "\" must name an AttentionVertex of the graph, but does not");
  }

  private AttentionForm form() {
    return ((AttentionConfiguration) settings.getLayer()).form();
  }

  @Override
  public void applyGlobalConfig(NeuralNetConfiguration.Builder network) {
    settings = network.clone().layer(settings.getLayer().clone()).build();
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    settings.getLayer().setLayerName(name);
    settings.clearVariables();
    AttentionLayer layer =
        ((AttentionConfiguration) settings.getLayer())
            .instantiate(settings, graph.getListeners(), index, parameters, initialise, type);
    boolean output = graph.getConfiguration().getNetworkOutputs().contains(name);
    return new RunningAttention(graph, name, index, layer, output, type);
  }

  @Override
  public long numParams(boolean backpropagated) {
    return settings.getLayer().initializer().numParams(settings);
  }

  @Override
  public int minVertexInputs() {
    return 2;
  }

  @Override
  public int maxVertexInputs() {
    return 3;
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    return outputType(form(), inputs);
  }

  static InputType outputType(AttentionForm form, InputType... inputs) {
    Check.require(
        inputs.length == 2 || inputs.length == 3,
        "attention needs queries and a source, or queries, keys and values, but has "
            + inputs.length
            + " inputs");
    InputType.InputTypeRecurrent queries = sequence("queries", form.queries(), inputs[0]);
    sequence("keys", form.keys(), inputs[1]);
    long features = sequence("values", -1, inputs[inputs.length - 1]).getSize();
    return InputType.recurrent(features, queries.getTimeSeriesLength(), queries.getFormat());
  }

  private static InputType.InputTypeRecurrent sequence(String what, int size, InputType type) {
    if (type instanceof InputType.InputTypeRecurrent one
        && (size < 0 || one.getSize() == size)
        && one.getFormat() != RNNFormat.NWC) {
      return one;
    }
    throw new IllegalArgumentException(
        "attention needs "
            + what
            + " [N, "
            + (size < 0 ? "M" : size)
            + ", steps] in format NCW, but got "
            + type);
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    return settings.getLayer().getMemoryReport(inputs[0]);
  }

  @Override
  public void setDataType(DataType type) {
    super.setDataType(type);
    settings.getLayer().setDataType(type);
  }

  @Override
  public GraphVertex clone() {
    return new AttentionVertex(settings.clone());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttentionVertex that
        && settings.getLayer().equals(that.settings.getLayer());
  }

  @Override
  public int hashCode() {
    return Objects.hash(AttentionVertex.class, form());
  }

  @Override
  public String toString() {
    return "AttentionVertex(" + form() + ")";
  }

  @Override
  public SDVariable defineVertex(
      SameDiff graph,
      Map<String, SDVariable> inputs,
      Map<String, SDVariable> parameters,
      Map<String, SDVariable> masks) {
    throw new UnsupportedOperationException("attention is computed without SameDiff");
  }

  @Override
  public void defineParametersAndInputs(SDVertexParams parameters) {
    throw new UnsupportedOperationException("attention is computed without SameDiff");
  }

  @Override
  public void initializeParameters(Map<String, INDArray> parameters) {
    throw new UnsupportedOperationException("attention is computed without SameDiff");
  }
}
