package dev.unroll.layers.vertex;

import dev.unroll.layers.step.TimeMajor;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What Deeplearning4j runs for a {@link FinalState}. Its gradient goes to the recurrent vertex
 * directly, which comes later in a backward pass.
 */
@SuppressWarnings("overrides") // of Deeplearning4j's setInputs, which the class below overrides
final class RunningFinalState extends RunningSequence {
  private static final long serialVersionUID = 1L;

  private final String state;

  RunningFinalState(String state, ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type);
    this.state = state;
  }

  private RunningRecurrent recurrent() {
    int below = getInputVertices()[0].getVertexIndex();
    if (graph.getVertices()[below] instanceof RunningRecurrent recurrent) {
      return recurrent;
    }
    throw new IllegalArgumentException(
        "vertex \""
            + getVertexName()
            + "\": the input of a FinalState must be a RecurrentVertex, but \""
            + graph.getVertices()[below].getVertexName()
            + "\" is none");
  }

  /** Deeplearning4j calls it when all vertices are made, so that a wrong graph is told at once. */
  @Override
  public void setInputVertices(VertexIndices[] vertices) {
    super.setInputVertices(vertices);
    recurrent().indexOf(state);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    return workspaces.dup(ArrayType.ACTIVATIONS, recurrent().last(state), 'c');
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    // A frozen vertex above gives no gradient.
    if (epsilon != null) {
      // A copy, for the memory of this one may be used again before the recurrent vertex's turn.
      recurrent().addGradient(state, workspaces.dup(ArrayType.ACTIVATION_GRAD, epsilon, 'c'));
    }
    INDArray sequence = inputs[0];
    // Zeros and not null, with which Deeplearning4j would lose the gradients of other consumers.
    INDArray none =
        TimeMajor.create(
            workspaces,
            ArrayType.ACTIVATION_GRAD,
            dataType,
            sequence.size(0),
            sequence.size(1),
            sequence.size(2));
    return new Pair<>(null, new INDArray[] {none.assign(0)});
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState maskState, int minibatch) {
    return new Pair<>(null, maskState);
  }

  @Override
  public String toString() {
    return "FinalState(" + state + " of vertex " + getVertexName() + ")";
  }
}
