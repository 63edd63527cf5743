package dev.unroll.layers.graph;

import dev.unroll.layers.output.Tying;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A graph that trains on one segment after another and carries the recurrent state between them
 * (truncated back-propagation through time, Williams and Peng 1990).
 *
 * <p>The stock graph computes gradients as if each segment began at a zero state: {@code
 * computeGradientAndScore} runs the forward pass with the carried state and then the backward pass
 * without it, and {@code fit} clears the state between minibatches. Here the backward pass sees the
 * same state, and only {@link #clearCarry()} clears it. The configuration must ask for {@code
 * BackpropType.TruncatedBPTT} with a backward length of at least the longest segment.
 *
 * <p>One segment is {@code setInputs}, {@code setLabels}, {@code setLayerMaskArrays}, {@code
 * computeGradientAndScore}, then {@link #advance()}. Not thread-safe.
 */
public final class CarryingGraph extends ComputationGraph {
  private static final long serialVersionUID = 1L;

  /** A graph that is not yet initialised; call {@code init()}. */
  public CarryingGraph(ComputationGraphConfiguration configuration) {
    super(configuration);
    clearTbpttState = false;
  }

  /** As the stock graph, and binds layers that share a parameter, see {@link Tying}. */
  @Override
  public void init(INDArray parameters, boolean copy) {
    super.init(parameters, copy);
    Tying.bind(this);
  }

  @Override
  protected void calcBackpropGradients(
      boolean clearLayers, boolean truncatedBptt, INDArray... externalEpsilons) {
    super.calcBackpropGradients(
        clearLayers,
        truncatedBptt || configuration.getBackpropType() == BackpropType.TruncatedBPTT,
        externalEpsilons);
  }

  /** Makes the state at the end of the segment just computed the start of the next one. */
  public void advance() {
    rnnUpdateStateWithTBPTTState();
  }

  /** Starts the next segment from a zero state. */
  public void clearCarry() {
    rnnClearPreviousState();
  }

  /**
   * Starts the next segment from a zero state in these rows; the others keep theirs.
   *
   * @param rows in [0, N)
   */
  public void forget(int[] rows) {
    for (Layer layer : layers) {
      if (layer instanceof RecurrentLayer recurrent) {
        // The forward pass reads one, the backward pass the other.
        clear(recurrent.rnnGetPreviousState(), rows);
        clear(recurrent.rnnGetTBPTTState(), rows);
      }
    }
  }

  private static void clear(Map<String, INDArray> state, int[] rows) {
    for (INDArray array : state.values()) {
      for (int row : rows) {
        array.getRow(row).assign(0);
      }
    }
  }

  /**
   * The state that the next segment starts from.
   *
   * @return copies by layer name and state name, float [N, H] each; empty after {@link
   *     #clearCarry()}
   */
  public Map<String, Map<String, INDArray>> carry() {
    Map<String, Map<String, INDArray>> states = new HashMap<>();
    for (Layer layer : layers) {
      if (layer instanceof RecurrentLayer recurrent) {
        Map<String, INDArray> copy = copyOf(recurrent.rnnGetPreviousState());
        if (!copy.isEmpty()) {
          states.put(layer.conf().getLayer().getLayerName(), copy);
        }
      }
    }
    return states;
  }

  /** Starts the next segment from a state that {@link #carry()} returned; the arrays are copied. */
  public void carry(Map<String, Map<String, INDArray>> states) {
    clearCarry();
    for (Layer layer : layers) {
      if (layer instanceof RecurrentLayer recurrent) {
        Map<String, INDArray> state = states.get(layer.conf().getLayer().getLayerName());
        if (state != null) {
          recurrent.rnnSetPreviousState(copyOf(state));
          recurrent.rnnSetTBPTTState(copyOf(state));
        }
      }
    }
  }

  private static Map<String, INDArray> copyOf(Map<String, INDArray> state) {
    Map<String, INDArray> copy = new HashMap<>();
    state.forEach((name, array) -> copy.put(name, array.dup(array.ordering())));
    return copy;
  }
}
