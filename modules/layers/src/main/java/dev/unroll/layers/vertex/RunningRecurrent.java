package dev.unroll.layers.vertex;

import dev.unroll.core.check.Check;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.recurrent.RecurrentLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What Deeplearning4j runs for a {@link RecurrentVertex}. The forward pass is the layer's, which
 * Deeplearning4j calls past the vertex under truncated back-propagation; so the layer asks for its
 * first state.
 */
@SuppressWarnings("overrides") // of Deeplearning4j's setInputs, which the class below overrides
final class RunningRecurrent extends LayerVertex {
  private static final long serialVersionUID = 1L;

  /** With respect to the last state, by name; what the {@link FinalState}s above have added. */
  private final transient Map<String, INDArray> lastGradients = new HashMap<>();

  RunningRecurrent(
      Layer layer, ComputationGraph graph, String name, int index, boolean output, DataType type) {
    super(graph, name, index, null, null, layer, null, output, type);
    recurrent().begin(this::first);
  }

  private RecurrentLayer recurrent() {
    Layer layer = getLayer();
    return (RecurrentLayer) (layer instanceof FrozenLayer frozen ? frozen.getInsideLayer() : layer);
  }

  private Recurrent configuration() {
    return recurrent().layerConf();
  }

  /** Place of a state among the cell's. */
  int indexOf(String state) {
    List<String> states = configuration().cell().states();
    Check.require(
        states.contains(state),
        "vertex \"" + getVertexName() + "\" has no state \"" + state + "\", but " + states);
    return states.indexOf(state);
  }

  /** The last state [N, H] of the pass just done; not to be changed. */
  INDArray last(String state) {
    return recurrent().last().get(indexOf(state));
  }

  /** Adds to the gradient of the last state; the array must live as long as this backward pass. */
  void addGradient(String state, INDArray gradient) {
    lastGradients.merge(state, gradient, INDArray::addi);
  }

  @Override
  public void setInput(int number, INDArray input, LayerWorkspaceMgr workspaces) {
    if (number == 0) {
      super.setInput(0, input, workspaces);
    } else {
      inputs[number] = input;
    }
  }

  private List<INDArray> first() {
    List<INDArray> states = new ArrayList<>();
    long rows = inputs[0].size(0);
    long hidden = configuration().getNOut();
    for (int i = 1; i < inputs.length; i++) {
      Check.require(
          inputs[i].rank() == 2 && inputs[i].size(0) == rows && inputs[i].size(1) == hidden,
          "vertex \""
              + getVertexName()
              + "\": the first state must be [N, H] = ["
              + rows
              + ", "
              + hidden
              + "], but input "
              + i
              + " is "
              + Arrays.toString(inputs[i].shape()));
      states.add(inputs[i]);
    }
    while (!states.isEmpty() && states.size() < configuration().cell().states().size()) {
      states.add(Nd4j.zeros(dataType, rows, hidden));
    }
    return states;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    if (!canDoBackward()) {
      throw new IllegalStateException(
          "vertex \"" + getVertexName() + "\": backward pass without inputs or without epsilon");
    }
    int steps = truncated ? graph.getConfiguration().getTbpttBackLength() : Integer.MAX_VALUE;
    RecurrentLayer.Below below = recurrent().backward(epsilon, lastGradients(), steps, workspaces);
    lastGradients.clear();
    INDArray[] all = new INDArray[inputs.length];
    all[0] = below.input();
    for (int i = 1; i < all.length; i++) {
      all[i] = workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, below.states().get(i - 1));
    }
    return new Pair<>(below.gradient(), all);
  }

  private List<INDArray> lastGradients() {
    if (lastGradients.isEmpty()) {
      return List.of();
    }
    INDArray any = lastGradients.values().iterator().next();
    return configuration().cell().states().stream()
        .map(state -> lastGradients.containsKey(state) ? lastGradients.get(state) : any.like())
        .toList();
  }

  @Override
  public void clear() {
    super.clear();
    lastGradients.clear();
  }

  @Override
  public void setLayerAsFrozen() {
    super.setLayerAsFrozen();
    FrozenParameterVertex.freeze(graph, getVertexName());
  }
}
