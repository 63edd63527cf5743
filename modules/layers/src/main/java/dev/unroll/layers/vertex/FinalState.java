package dev.unroll.layers.vertex;

import dev.unroll.core.check.Check;
import dev.unroll.layers.recurrent.Cell;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A state [N, H] of a {@link RecurrentVertex}, its one input, after the last step; in a row with a
 * mask after the last step that counts, and where none counts the first state. The gradient goes
 * back into the recurrence as a gradient of the state, for any number of such vertices and of
 * consumers of each.
 */
public final class FinalState extends GraphVertex {
  private static final long serialVersionUID = 1L;

  private final String state;

  /**
   * @param state one of the cell's {@link Cell#states()}
   */
  public FinalState(@JsonProperty("state") String state) {
    Check.notBlank("state", state);
    this.state = state;
  }

  /** The state h that every cell has. */
  public static FinalState hidden() {
    return new FinalState(Cell.HIDDEN);
  }

  /** The memory c of the LSTM. */
  public static FinalState memory() {
    return new FinalState(Cell.MEMORY);
  }

  /** Name of the state. */
  @JsonProperty("state")
  public String state() {
    return state;
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    return new RunningFinalState(state, graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    Check.require(
        inputs.length == 1 && inputs[0] instanceof InputType.InputTypeRecurrent,
        "a FinalState needs one RecurrentVertex as its input, but got "
            + java.util.Arrays.toString(inputs));
    return InputType.feedForward(((InputType.InputTypeRecurrent) inputs[0]).getSize());
  }

  @Override
  public long numParams(boolean backpropagated) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return 1;
  }

  @Override
  public int maxVertexInputs() {
    return 1;
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    return new LayerMemoryReport.Builder(
            null, FinalState.class, inputs[0], getOutputType(-1, inputs))
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }

  @Override
  public FinalState clone() {
    return new FinalState(state);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FinalState that && state.equals(that.state);
  }

  @Override
  public int hashCode() {
    return state.hashCode();
  }

  @Override
  public String toString() {
    return "FinalState(" + state + ")";
  }
}
