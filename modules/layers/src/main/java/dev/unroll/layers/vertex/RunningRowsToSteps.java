package dev.unroll.layers.vertex;

import dev.unroll.core.check.Check;
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

/** What Deeplearning4j runs for a {@link RowsToSteps}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningRowsToSteps extends RunningMasked {
  private static final long serialVersionUID = 1L;

  RunningRowsToSteps(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray rows = inputs[0];
    INDArray like = inputs[1];
    Check.require(
        rows.rank() == 2 && like.rank() == 3 && rows.size(0) == like.size(0) * like.size(2),
        "vertex \""
            + getVertexName()
            + "\": vectors "
            + Arrays.toString(rows.shape())
            + " must be [D * S, F] of a sequence [D, G, S], but that is "
            + Arrays.toString(like.shape()));
    INDArray output =
        TimeMajor.create(
            workspaces, ArrayType.ACTIVATIONS, dataType, like.size(0), rows.size(1), like.size(2));
    INDArray steps = TimeMajor.view(output);
    steps.assign(DocumentRows.steps(rows, like.size(0)));
    clearMasked(steps);
    return output;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray like = inputs[1];
    INDArray rows =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, inputs[0].shape(), 'c');
    DocumentRows.steps(rows, like.size(0)).assign(TimeMajor.view(epsilon));
    int steps = (int) like.size(2);
    clearMasked(rows, (int) like.size(0), steps, DocumentRows.places(steps));
    INDArray none = workspaces.create(ArrayType.ACTIVATION_GRAD, dataType, like.shape(), 'c');
    return new Pair<>(null, new INDArray[] {rows, none});
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatch) {
    return new Pair<>(keepMask(masks, 1), state);
  }
}
