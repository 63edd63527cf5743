package dev.unroll.layers.attention;

import dev.unroll.layers.step.TimeMajor;
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

/**
 * What Deeplearning4j runs for an {@link AttentionVertex}. It is a vertex with a layer, so that the
 * graph counts its parameters, its regularisation and its constraints.
 */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningAttention extends LayerVertex {
  private static final long serialVersionUID = 1L;

  private transient INDArray weights;
  private transient SourceMemory source;
  private transient Attended attended;

  RunningAttention(
      ComputationGraph graph, String name, int index, Layer layer, boolean output, DataType type) {
    super(graph, name, index, null, null, layer, null, output, type);
  }

  private AttentionLayer attentionLayer() {
    Layer layer = getLayer();
    return (AttentionLayer) (layer instanceof FrozenLayer frozen ? frozen.getInsideLayer() : layer);
  }

  INDArray weights() {
    if (weights == null) {
      throw new IllegalStateException(
          "vertex \"" + getVertexName() + "\" has no weights yet; compute an output first");
    }
    return weights;
  }

  @Override
  public void setInput(int number, INDArray input, LayerWorkspaceMgr workspaces) {
    if (input.rank() != 3) {
      throw new IllegalArgumentException(
          "vertex \""
              + getVertexName()
              + "\": input "
              + number
              + " must be [N, features, steps], but has rank "
              + input.rank());
    }
    inputs[number] = input;
  }

  @Override
  public void applyPreprocessorAndSetInput(LayerWorkspaceMgr workspaces) {
    // The layer computes nothing, so that it needs no input.
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    AttentionLayer layer = attentionLayer();
    boolean trains = training && layer == getLayer();
    // Kept until the way back, which a training step takes before this workspace closes.
    try (var kept = workspaces.notifyScopeBorrowed(ArrayType.ACTIVATIONS)) {
      Attention attention = layer.attention(trains, workspaces);
      INDArray keys = inputs[1];
      INDArray values = inputs[inputs.length - 1];
      source =
          layer
              .mask(1)
              .or(() -> layer.mask(inputs.length - 1))
              .map(mask -> attention.read(keys, values, mask))
              .orElseGet(() -> attention.read(keys, values));
      attended =
          layer
              .mask(0)
              .map(wanted -> attention.attend(inputs[0], source, wanted))
              .orElseGet(() -> attention.attend(inputs[0], source));
      try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        weights = attended.weights().dup();
      }
      return TimeMajor.view(attended.context()).dup('c').permute(1, 2, 0);
    }
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    AttentionLayer layer = attentionLayer();
    AttentionBackward back = layer.attention(true, workspaces).backward(source, layer.gradients());
    INDArray queries = back.step(attended, epsilon);
    SourceGradient below = back.finish();
    INDArray[] all = new INDArray[inputs.length];
    all[0] = TimeMajor.copy(queries, workspaces, ArrayType.ACTIVATION_GRAD);
    all[1] = TimeMajor.copy(below.keys(), workspaces, ArrayType.ACTIVATION_GRAD);
    if (inputs.length == 2) {
      all[1].addi(below.values());
    } else {
      all[2] = TimeMajor.copy(below.values(), workspaces, ArrayType.ACTIVATION_GRAD);
    }
    return new Pair<>(layer.stepGradient(), all);
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] arrays, MaskState state, int minibatch) {
    return attentionLayer().feedMasks(arrays, state);
  }

  @Override
  public void clear() {
    super.clear();
    source = null;
    attended = null;
  }

  /** Also changes the configuration, as {@code TransferLearning} then expects that of a layer. */
  @Override
  public void setLayerAsFrozen() {
    AttentionLayer layer = attentionLayer();
    super.setLayerAsFrozen();
    graph
        .getConfiguration()
        .getVertices()
        .put(getVertexName(), new FrozenAttentionVertex(layer.conf()));
  }
}
