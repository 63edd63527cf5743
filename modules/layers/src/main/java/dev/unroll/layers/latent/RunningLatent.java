package dev.unroll.layers.latent;

import dev.unroll.core.check.Check;
import dev.unroll.layers.vertex.ParameterVertex;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What Deeplearning4j runs for a {@link GaussianLatent}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningLatent extends LayerVertex {
  private static final long serialVersionUID = 1L;

  private transient LatentRows pass;

  RunningLatent(
      Layer layer, ComputationGraph graph, String name, int index, boolean output, DataType type) {
    super(graph, name, index, null, null, layer, null, output, type);
  }

  private LatentLayer latentLayer() {
    Layer layer = getLayer();
    return (LatentLayer) (layer instanceof FrozenLayer frozen ? frozen.getInsideLayer() : layer);
  }

  @Override
  public void setInput(int number, INDArray input, LayerWorkspaceMgr workspaces) {
    Check.require(
        input.rank() == 2 && input.size(1) % 2 == 0,
        "vertex \""
            + getVertexName()
            + "\": means and log variances must be [N, 2 Z], but are "
            + Arrays.toString(input.shape()));
    inputs[number] = input;
  }

  @Override
  public void applyPreprocessorAndSetInput(LayerWorkspaceMgr workspaces) {
    // The layer computes nothing, so that it needs no input.
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    LatentLayer layer = latentLayer();
    boolean draws = training && layer == getLayer();
    double[] parameters = values(inputs[0]);
    int rows = (int) inputs[0].size(0);
    pass =
        draws
            ? layer.drawn(parameters, rows)
            : new LatentRows(parameters, rows, new double[parameters.length / 2], 0, 0);
    layer.penalty(pass.penalty(), rows);
    return array(pass.code(), ArrayType.ACTIVATIONS, workspaces);
  }

  private static double[] values(INDArray array) {
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    }
  }

  /** As many rows as the input has. */
  private INDArray array(double[] values, ArrayType kind, LayerWorkspaceMgr workspaces) {
    long rows = inputs[0].size(0);
    INDArray array =
        workspaces.createUninitialized(
            kind, dataType, new long[] {rows, values.length / rows}, 'c');
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return array.assign(Nd4j.createFromArray(values).reshape(array.shape()));
    }
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray gradient =
        array(pass.gradient(values(epsilon)), ArrayType.ACTIVATION_GRAD, workspaces);
    return new Pair<>(null, new INDArray[] {gradient});
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] arrays, MaskState state, int minibatch) {
    Check.require(
        arrays == null || arrays[0] == null,
        "vertex \"" + getVertexName() + "\": rows of means and log variances cannot be masked");
    return new Pair<>(null, state);
  }

  @Override
  public void setLayerAsFrozen() {
    super.setLayerAsFrozen();
    ParameterVertex.freeze(graph, getVertexName());
  }
}
