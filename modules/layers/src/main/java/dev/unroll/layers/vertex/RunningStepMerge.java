package dev.unroll.layers.vertex;

import dev.unroll.layers.step.TimeMajor;
import java.util.Arrays;
import java.util.Objects;
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

/** What Deeplearning4j runs for a {@link StepMerge}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningStepMerge extends RunningSequence {
  private static final long serialVersionUID = 1L;

  RunningStepMerge(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray[] steps = Arrays.stream(inputs).map(TimeMajor::view).toArray(INDArray[]::new);
    for (INDArray input : steps) {
      if (input.size(0) != steps[0].size(0) || input.size(1) != steps[0].size(1)) {
        throw new IllegalArgumentException(
            "vertex \""
                + vertexName
                + "\": sequences must have the same rows and steps, but are "
                + Arrays.toString(inputs[0].shape())
                + " and "
                + Arrays.toString(input.permute(1, 2, 0).shape()));
      }
    }
    try (var kept = workspaces.notifyScopeBorrowed(ArrayType.ACTIVATIONS)) {
      return Nd4j.concat(2, steps).permute(1, 2, 0);
    }
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray above = TimeMajor.view(epsilon);
    INDArray[] below = new INDArray[inputs.length];
    long from = 0;
    for (int i = 0; i < inputs.length; i++) {
      long to = from + inputs[i].size(1);
      INDArray own =
          above.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(from, to));
      below[i] = workspaces.dup(ArrayType.ACTIVATION_GRAD, own, 'c').permute(1, 2, 0);
      from = to;
    }
    return new Pair<>(null, below);
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatch) {
    INDArray first =
        masks == null
            ? null
            : Arrays.stream(masks).filter(Objects::nonNull).findFirst().orElse(null);
    return new Pair<>(first, state);
  }
}
