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
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What Deeplearning4j runs for a {@link ShiftedSteps}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningShiftedSteps extends RunningMasked {
  private static final long serialVersionUID = 1L;

  RunningShiftedSteps(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray sequence = inputs[0];
    long steps = sequence.size(2);
    INDArray output =
        TimeMajor.create(
            workspaces,
            ArrayType.ACTIVATIONS,
            dataType,
            sequence.size(0),
            sequence.size(1),
            1 + steps);
    INDArray all = TimeMajor.view(output);
    all.get(NDArrayIndex.point(0)).assign(0);
    all.get(NDArrayIndex.interval(1, 1 + steps)).assign(TimeMajor.view(sequence));
    int rows = (int) sequence.size(0);
    INDArray vectors = all.reshape('c', true, rows * (1 + steps), sequence.size(1));
    clearMasked(vectors, rows, (int) steps, (row, step) -> (1 + step) * rows + row);
    return output;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray above = TimeMajor.view(epsilon);
    INDArray rest = above.get(NDArrayIndex.interval(1, above.size(0)));
    INDArray below = workspaces.dup(ArrayType.ACTIVATION_GRAD, rest, 'c');
    clearMasked(below);
    return new Pair<>(null, new INDArray[] {below.permute(1, 2, 0)});
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatch) {
    keepMask(masks, 0);
    return RunningFirstStep.oneBefore(masks, state);
  }
}
