package dev.unroll.layers.vertex;

import dev.unroll.layers.step.TimeMajor;
import java.util.Arrays;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What Deeplearning4j runs for a {@link WithoutFirstStep}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningWithoutFirstStep extends RunningSequence {
  private static final long serialVersionUID = 1L;

  RunningWithoutFirstStep(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray sequence = inputs[0];
    if (sequence.rank() != 3 || sequence.size(2) < 2) {
      throw new IllegalArgumentException(
          "vertex \""
              + vertexName
              + "\": input must be [N, H, 1 + T] with T at least 1, but is "
              + Arrays.toString(sequence.shape()));
    }
    // A copy, for a view would not live longer than the memory of the vertex below.
    return workspaces
        .dup(ArrayType.ACTIVATIONS, afterFirst(TimeMajor.view(sequence)), 'c')
        .permute(1, 2, 0);
  }

  private static INDArray afterFirst(INDArray steps) {
    return steps.get(NDArrayIndex.interval(1, steps.size(0)));
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
    steps.get(NDArrayIndex.point(0)).assign(0);
    afterFirst(steps).assign(TimeMajor.view(epsilon));
    return new Pair<>(null, new INDArray[] {below});
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatch) {
    if (masks == null || masks[0] == null) {
      return new Pair<>(null, state);
    }
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray mask = masks[0];
      INDArray rest = mask.get(NDArrayIndex.all(), NDArrayIndex.interval(1, mask.size(1))).dup('c');
      return new Pair<>(rest, state);
    }
  }
}
