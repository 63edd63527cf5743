package dev.unroll.training.checkpoint;

import dev.unroll.core.check.Check;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A graph under training as entries of a {@link Checkpoint}: its P parameters and the arrays of its
 * optimiser, where that has any. A state that is carried between batches is not among them.
 */
public final class GraphState {
  private static final String PARAMETERS = "parameters";
  private static final String OPTIMISER = "optimiser";

  private GraphState() {}

  /** The entries of a graph, for {@link #restore}; the map is the caller's, who may add to it. */
  public static Map<String, byte[]> of(ComputationGraph graph) {
    Map<String, byte[]> state = new HashMap<>();
    state.put(PARAMETERS, ArrayBytes.of(graph.params()));
    INDArray optimiser = graph.getUpdater().getStateViewArray();
    if (optimiser != null) { // gradient descent has none
      state.put(OPTIMISER, ArrayBytes.of(optimiser));
    }
    return state;
  }

  /**
   * Makes a graph go on as the one that the entries are of.
   *
   * @param state what {@link #of} gave, other entries are ignored
   * @throws IllegalArgumentException when it is that of a graph of another size, or of none
   */
  public static void restore(ComputationGraph graph, Map<String, byte[]> state) {
    assign(graph, parameters(state));
    if (state.containsKey(OPTIMISER)) {
      graph.getUpdater().setStateViewArray(ArrayBytes.array(state.get(OPTIMISER)));
    }
  }

  /**
   * The parameters among the entries of a graph.
   *
   * @return [1, P], new
   * @throws IllegalArgumentException when there are none
   */
  public static INDArray parameters(Map<String, byte[]> state) {
    Check.require(
        state.containsKey(PARAMETERS),
        "the checkpoint has no parameters of a network; it was made by another kind of model");
    return ArrayBytes.array(state.get(PARAMETERS));
  }

  /**
   * Gives a graph the parameters of another one of the same configuration.
   *
   * @param parameters [1, P], copied
   * @throws IllegalArgumentException when the graph has not P of them
   */
  public static void assign(ComputationGraph graph, INDArray parameters) {
    Check.require(
        parameters.length() == graph.numParams(),
        "the checkpoint has "
            + parameters.length()
            + " parameters, but its configuration needs "
            + graph.numParams());
    graph.params().assign(parameters);
  }
}
