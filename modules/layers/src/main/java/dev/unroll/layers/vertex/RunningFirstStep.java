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
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What Deeplearning4j runs for a {@link FirstStep}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningFirstStep extends RunningSequence {
  private static final long serialVersionUID = 1L;

  RunningFirstStep(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    requireVectors(true);
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
    all.get(NDArrayIndex.point(0)).assign(inputs[1]);
    all.get(NDArrayIndex.interval(1, 1 + steps)).assign(TimeMajor.view(sequence));
    return output;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray above = TimeMajor.view(epsilon);
    INDArray first =
        workspaces.dup(ArrayType.ACTIVATION_GRAD, above.get(NDArrayIndex.point(0)), 'c');
    INDArray rest = above.get(NDArrayIndex.interval(1, above.size(0)));
    INDArray sequence = workspaces.dup(ArrayType.ACTIVATION_GRAD, rest, 'c').permute(1, 2, 0);
    return new Pair<>(null, new INDArray[] {sequence, first});
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatch) {
    return oneBefore(masks, state);
  }

  /** A step more that counts, before those of the first mask, where there is one. */
  static Pair<INDArray, MaskState> oneBefore(INDArray[] masks, MaskState state) {
    if (masks == null || masks[0] == null) {
      return new Pair<>(null, state);
    }
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray one = Nd4j.ones(masks[0].dataType(), masks[0].size(0), 1);
      return new Pair<>(Nd4j.concat(1, one, masks[0]), state);
    }
  }
}
