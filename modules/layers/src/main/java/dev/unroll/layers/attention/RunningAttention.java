package dev.unroll.layers.attention;

import dev.unroll.layers.recurrent.TimeMajor;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.DefaultGradient;
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
      INDArray mask = sourceMask();
      source = mask == null ? attention.read(keys, values) : attention.read(keys, values, mask);
      INDArray wanted = mask(0);
      attended =
          wanted == null
              ? attention.attend(inputs[0], source)
              : attention.attend(inputs[0], source, wanted);
      try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        weights = attended.weights().dup();
      }
      return TimeMajor.view(attended.context()).dup('c').permute(1, 2, 0);
    }
  }

  private INDArray sourceMask() {
    INDArray ofKeys = mask(1);
    return ofKeys == null ? mask(inputs.length - 1) : ofKeys;
  }

  private INDArray mask(int input) {
    INDArray[] masks = attentionLayer().masks();
    return input < masks.length ? masks[input] : null;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    AttentionLayer layer = attentionLayer();
    Map<String, INDArray> gradients = layer.gradients();
    AttentionBackward back = layer.attention(true, workspaces).backward(source, gradients);
    INDArray queries = back.step(attended, epsilon);
    SourceGradient below = back.finish();
    INDArray[] all = new INDArray[inputs.length];
    all[0] = own(queries, workspaces);
    all[1] = own(below.keys(), workspaces);
    if (inputs.length == 2) {
      all[1].addi(below.values());
    } else {
      all[2] = own(below.values(), workspaces);
    }
    Gradient gradient = new DefaultGradient(layer.flatGradients());
    for (String name : layer.layerConf().initializer().paramKeys(layer.layerConf())) {
      gradient.setGradientFor(name, gradients.get(name));
    }
    return new Pair<>(gradient, all);
  }

  private static INDArray own(INDArray gradient, LayerWorkspaceMgr workspaces) {
    return workspaces
        .dup(ArrayType.ACTIVATION_GRAD, TimeMajor.view(gradient), 'c')
        .permute(1, 2, 0);
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] arrays, MaskState state, int minibatch) {
    attentionLayer().setMasks(arrays == null ? new INDArray[0] : arrays);
    return new Pair<>(mask(0), state);
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
