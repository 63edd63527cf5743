package dev.unroll.layers.decoder;

import dev.unroll.core.check.Check;
import dev.unroll.layers.vertex.ParameterVertex;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A stack of cells in a {@code ComputationGraph} whose step depends on its own attention to a
 * source; see {@link Feeding}. Inputs: the embedded target [N, E, T], the source [N, M, S] whose
 * steps are keys and values, and then none or all of the first states [N, H] of each layer: for two
 * LSTMs h and c of the first, h and c of the second. Without them the states start from zero.
 * Output: the attentional vectors a_t, [N, A, T].
 *
 * <pre>{@code
 * var form = new DecoderForm(
 *     new Lstm(), 2, AttentionForm.general(512, 512), Feeding.INPUT_FEEDING, 512);
 * builder.addVertex("decoder", new AttentionDecoder(form), "target", "encoder", "h", "c", ...)
 * }</pre>
 *
 * <p>Masks come through the graph: a masked step of the target carries the states and a through,
 * puts out zeros and has no gradient; masked steps of the source are not seen, whatever they hold.
 * Nothing is carried from one segment of truncated back-propagation to the next.
 */
public final class AttentionDecoder extends ParameterVertex {
  private static final long serialVersionUID = 1L;

  /** For Jackson. */
  AttentionDecoder() {}

  private AttentionDecoder(NeuralNetConfiguration settings) {
    super(settings);
  }

  /** A decoder with the settings of the network. */
  public AttentionDecoder(DecoderForm form) {
    this(new DecoderConfiguration.Builder(form).<DecoderConfiguration>build());
  }

  /** A decoder with settings of its own. */
  public AttentionDecoder(DecoderConfiguration configuration) {
    this(settings(configuration));
  }

  /**
   * The weights [N, T, S] of the attention when a graph last computed, in training or not, zero at
   * masked steps; a new array.
   *
   * @param name of the vertex
   */
  public static INDArray weights(ComputationGraph graph, String name) {
    return running(graph, name).weights();
  }

  /**
   * What doubly stochastic regularisation added to the loss when a graph last computed in training,
   * in nats summed over the rows of the batch; 0 where it is off, for a frozen decoder, and after
   * an inference pass. A score of {@code miniBatch(false)} less this is the cross-entropy alone.
   *
   * @param name of the vertex
   * @see DecoderConfiguration.Builder#doublyStochastic
   */
  public static double penalty(ComputationGraph graph, String name) {
    return running(graph, name).penalty();
  }

  private static RunningDecoder running(ComputationGraph graph, String name) {
    if (graph.getVertex(name) instanceof RunningDecoder decoder) {
      return decoder;
    }
    throw new IllegalArgumentException(
        "\"" + name + "\" must name an AttentionDecoder of the graph, but does not");
  }

  private DecoderConfiguration configuration() {
    return (DecoderConfiguration) settings().getLayer();
  }

  @Override
  protected LayerVertex around(
      Layer layer, ComputationGraph graph, String name, int index, boolean output, DataType type) {
    return new RunningDecoder(layer, graph, name, index, output, type);
  }

  @Override
  public int minVertexInputs() {
    return 2;
  }

  @Override
  public int maxVertexInputs() {
    return 2 + configuration().form().states();
  }

  /** Also takes E from the target, where it is not known. */
  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    DecoderForm form = configuration().form();
    InputType.InputTypeRecurrent target = sequence("embedded target", -1, inputs[0]);
    configuration().inputs((int) target.getSize());
    // Of a frozen vertex Deeplearning4j tells the first input only.
    if (inputs.length > 1) {
      sequence("source", form.source(), inputs[1]);
      Check.require(
          inputs.length == 2 || inputs.length == maxVertexInputs(),
          "a decoder of "
              + form
              + " takes a target, a source and either no first state or all "
              + form.states()
              + ", but has "
              + inputs.length
              + " inputs");
    }
    for (int i = 2; i < inputs.length; i++) {
      Check.require(
          inputs[i] instanceof InputType.InputTypeFeedForward state
              && state.getSize() == form.hidden(),
          "a decoder needs first states [N, " + form.hidden() + "], but got " + inputs[i]);
    }
    return InputType.recurrent(form.outputs(), target.getTimeSeriesLength(), target.getFormat());
  }

  private static InputType.InputTypeRecurrent sequence(String what, int size, InputType type) {
    if (type instanceof InputType.InputTypeRecurrent one
        && (size < 0 || one.getSize() == size)
        && one.getFormat() != RNNFormat.NWC) {
      return one;
    }
    throw new IllegalArgumentException(
        "a decoder needs its "
            + what
            + " as [N, "
            + (size < 0 ? "E" : size)
            + ", steps] in format NCW, but got "
            + type);
  }

  @Override
  public AttentionDecoder clone() {
    return new AttentionDecoder(settings().clone());
  }

  @Override
  public String toString() {
    return "AttentionDecoder(" + configuration().form() + ")";
  }
}
