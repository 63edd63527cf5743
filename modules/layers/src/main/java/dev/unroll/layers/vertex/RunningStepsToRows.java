package dev.unroll.layers.vertex;

import dev.unroll.layers.step.TimeMajor;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What Deeplearning4j runs for a {@link StepsToRows}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningStepsToRows extends RunningMasked {
  private static final long serialVersionUID = 1L;

  RunningStepsToRows(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray sequence = inputs[0];
    long[] shape = {sequence.size(0) * sequence.size(2), sequence.size(1)};
    INDArray rows = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c');
    DocumentRows.steps(rows, sequence.size(0)).assign(TimeMajor.view(sequence));
    int steps = (int) sequence.size(2);
    clearMasked(rows, (int) sequence.size(0), steps, DocumentRows.places(steps));
    return rows;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray sequence = inputs[0];
    INDArray below =
        TimeMajor.create(
            workspaces,
            ArrayType.ACTIVATION_GRAD,
            dataType,
            sequence.size(0),
            sequence.size(1),
            sequence.size(2));
    INDArray steps = TimeMajor.view(below);
    steps.assign(DocumentRows.steps(epsilon, sequence.size(0)));
    clearMasked(steps);
    return new Pair<>(null, new INDArray[] {below});
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatch) {
    keepMask(masks, 0);
    return new Pair<>(null, state);
  }
}
