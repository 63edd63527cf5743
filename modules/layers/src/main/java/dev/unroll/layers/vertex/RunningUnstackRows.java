package dev.unroll.layers.vertex;

import dev.unroll.core.check.Check;
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

/** What Deeplearning4j runs for an {@link UnstackRows}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningUnstackRows extends RunningSequence {
  private static final long serialVersionUID = 1L;

  private final int part;
  private final int parts;

  RunningUnstackRows(
      int part, int parts, ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type);
    this.part = part;
    this.parts = parts;
  }

  private void requireParts(String what, INDArray array) {
    Check.require(
        array.size(0) % parts == 0,
        "vertex \""
            + getVertexName()
            + "\": "
            + array.size(0)
            + " rows of "
            + what
            + " cannot be taken apart into "
            + parts
            + "; expected a multiple");
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    requireParts("the input", inputs[0]);
    return RowBlock.copy(inputs[0], part, parts, workspaces, ArrayType.ACTIVATIONS);
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray stacked = inputs[0];
    boolean vectors = stacked.rank() == 2;
    INDArray below =
        vectors
            ? workspaces.create(ArrayType.ACTIVATION_GRAD, dataType, stacked.shape(), 'c')
            : TimeMajor.create(
                workspaces,
                ArrayType.ACTIVATION_GRAD,
                dataType,
                stacked.size(0),
                stacked.size(1),
                stacked.size(2));
    below.assign(0);
    RowBlock.view(below, part, parts).assign(vectors ? epsilon : TimeMajor.view(epsilon));
    return new Pair<>(null, new INDArray[] {below});
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatch) {
    if (masks == null || masks[0] == null) {
      return new Pair<>(null, state);
    }
    requireParts("the mask", masks[0]);
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return new Pair<>(RowBlock.view(masks[0], part, parts).dup('c'), state);
    }
  }
}
