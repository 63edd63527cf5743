package dev.unroll.layers.vertex;

import dev.unroll.layers.step.TimeMajor;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What Deeplearning4j runs for a {@link StackRows}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningStackRows extends RunningSequence {
  private static final long serialVersionUID = 1L;

  RunningStackRows(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    for (INDArray input : inputs) {
      if (!Arrays.equals(input.shape(), inputs[0].shape())) {
        throw new IllegalArgumentException(
            "vertex \""
                + getVertexName()
                + "\": rows to be stacked must have one shape, but have "
                + Arrays.toString(inputs[0].shape())
                + " and "
                + Arrays.toString(input.shape()));
      }
    }
    try (var kept = workspaces.notifyScopeBorrowed(ArrayType.ACTIVATIONS)) {
      if (inputs[0].rank() == 2) {
        return Nd4j.concat(0, inputs);
      }
      INDArray[] steps = Arrays.stream(inputs).map(TimeMajor::view).toArray(INDArray[]::new);
      return Nd4j.concat(1, steps).permute(1, 2, 0);
    }
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray[] below = new INDArray[inputs.length];
    for (int part = 0; part < below.length; part++) {
      below[part] =
          RowBlock.copy(epsilon, part, below.length, workspaces, ArrayType.ACTIVATION_GRAD);
    }
    return new Pair<>(null, below);
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatch) {
    Optional<INDArray> any =
        masks == null
            ? Optional.empty()
            : Arrays.stream(masks).filter(Objects::nonNull).findFirst();
    if (any.isEmpty()) {
      return new Pair<>(null, state);
    }
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray[] full =
          Arrays.stream(masks)
              .map(mask -> mask == null ? Nd4j.onesLike(any.get()) : mask)
              .toArray(INDArray[]::new);
      return new Pair<>(Nd4j.concat(0, full), state);
    }
  }
}
