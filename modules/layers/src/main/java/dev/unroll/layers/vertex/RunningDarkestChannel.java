package dev.unroll.layers.vertex;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What Deeplearning4j runs for a {@link DarkestChannel}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningDarkestChannel extends RunningAddedPlanes {
  private static final long serialVersionUID = 1L;

  RunningDarkestChannel(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type, DarkestChannel.PLANES);
  }

  @Override
  void fill(INDArray output, INDArray grid) {
    long channels = grid.size(1);
    channels(output, channels, channels + 1).assign(grid.min(true, 1));
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray grid = inputs[0];
    if (readsInput()) {
      INDArray unused = workspaces.create(ArrayType.ACTIVATION_GRAD, dataType, grid.shape(), 'c');
      return new Pair<>(null, new INDArray[] {unused});
    }
    long channels = grid.size(1);
    INDArray darkest = grid.min(true, 1);
    INDArray ties = grid.dup('c').assign(0);
    for (long c = 0; c < channels; c++) {
      INDArray one = channels(grid, c, c + 1);
      channels(ties, c, c + 1).assign(one.eq(darkest));
    }
    INDArray share = channels(epsilon, channels, channels + 1).div(ties.sum(true, 1));
    INDArray below = ownGradient(workspaces);
    for (long c = 0; c < channels; c++) {
      INDArray tie = channels(ties, c, c + 1);
      channels(below, c, c + 1).addi(tie.mul(share));
    }
    return new Pair<>(null, new INDArray[] {below});
  }

  /** Whether below is only what the graph is given, of which nobody asks the gradient. */
  private boolean readsInput() {
    return graph.getVertices()[getInputVertices()[0].getVertexIndex()].isInputVertex();
  }
}
