package dev.unroll.layers.vertex;

import dev.unroll.core.check.Check;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Recurrent;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A recurrent layer of any {@link Cell} whose first state is given by the graph. Inputs: the
 * sequence [N, F, T], and then as many of the cell's states [N, H] as wanted, in the order of
 * {@link Cell#states()} (h, then for the LSTM c); the others start from zero. Output: [N, H, T].
 * The last state is had by a {@link FinalState}.
 *
 * <pre>{@code
 * .addVertex("encoder", new RecurrentVertex(new Gru(), 256), "source")
 * .addVertex("summary", FinalState.hidden(), "encoder")
 * .addVertex("decoder", new RecurrentVertex(new Gru(), 256), "target", "summary")
 * }</pre>
 *
 * <p>Gradients go through both states. A mask of the sequence works as for {@link Recurrent}; masks
 * of states have no meaning. A segment of truncated back-propagation, too, begins at the given
 * state: nothing is carried unseen from one call to the next, so that {@code rnnTimeStep} is
 * refused; {@code output} with the final state fed back as first state does what it would.
 *
 * <p>With direction BACKWARD the first state is that before the last step, and the last state that
 * after the first. An encoder in both directions is two vertices and a {@code MergeVertex}.
 */
public final class RecurrentVertex extends ParameterVertex {
  private static final long serialVersionUID = 1L;

  /** For Jackson. */
  RecurrentVertex() {}

  private RecurrentVertex(NeuralNetConfiguration settings) {
    super(settings);
  }

  /**
   * A forward layer with the settings of the network, whose inputs the network's input types tell.
   *
   * @param hidden H
   */
  public RecurrentVertex(Cell cell, int hidden) {
    this(new Recurrent.Builder(cell).nOut(hidden).<Recurrent>build());
  }

  /**
   * A layer with settings of its own.
   *
   * @throws IllegalArgumentException if its direction is BOTH or its format is not NCW
   */
  public RecurrentVertex(Recurrent layer) {
    this(settings(layer));
    Check.require(
        layer.direction() != Recurrent.Direction.BOTH,
        "a RecurrentVertex has one direction, FORWARD or BACKWARD; for BOTH, merge two of them");
    Check.require(
        layer.getRnnDataFormat() != RNNFormat.NWC,
        "a RecurrentVertex needs sequences in format NCW, [N, F, T], but was given NWC");
  }

  private Recurrent layer() {
    return (Recurrent) settings().getLayer();
  }

  @Override
  protected LayerVertex around(
      Layer layer, ComputationGraph graph, String name, int index, boolean output, DataType type) {
    return new RunningRecurrent(layer, graph, name, index, output, type);
  }

  @Override
  public int minVertexInputs() {
    return 1;
  }

  @Override
  public int maxVertexInputs() {
    return 1 + layer().cell().states().size();
  }

  /** Also takes F from the sequence, where it is not set. */
  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    Recurrent layer = layer();
    Check.require(
        inputs.length <= maxVertexInputs(),
        layer.cell()
            + " takes a sequence and up to "
            + layer.cell().states().size()
            + " states, but has "
            + inputs.length
            + " inputs");
    Check.require(
        !(inputs[0] instanceof InputType.InputTypeRecurrent one
            && one.getFormat() == RNNFormat.NWC),
        "a RecurrentVertex needs sequences in format NCW, [N, F, T], but got " + inputs[0]);
    layer.setNIn(inputs[0], false);
    for (int i = 1; i < inputs.length; i++) {
      Check.require(
          inputs[i] instanceof InputType.InputTypeFeedForward state
              && state.getSize() == layer.getNOut(),
          "the first state must be [N, "
              + layer.getNOut()
              + "], but input "
              + i
              + " is "
              + inputs[i]);
    }
    return layer.getOutputType(index, inputs[0]);
  }

  @Override
  public RecurrentVertex clone() {
    return new RecurrentVertex(settings().clone());
  }

  @Override
  public String toString() {
    return "RecurrentVertex(" + layer().cell() + ", " + layer().getNOut() + ")";
  }
}
