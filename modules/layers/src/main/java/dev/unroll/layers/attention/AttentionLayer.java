package dev.unroll.layers.attention;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Holds the parameters of an {@link AttentionVertex} where Deeplearning4j looks for them: in a
 * layer. The computing is the vertex's, for a layer has one input.
 */
final class AttentionLayer extends BaseLayer<AttentionConfiguration> {
  private static final long serialVersionUID = 1L;
  private static final INDArray[] NONE = {};

  private transient INDArray[] masks = NONE;
  private transient Attention attention;
  private transient Map<String, INDArray> used = Map.of();

  AttentionLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  /** What computes with these parameters, with weight noise where it is set. */
  Attention attention(boolean training, LayerWorkspaceMgr workspaces) {
    Map<String, INDArray> now = new LinkedHashMap<>();
    for (String name : params.keySet()) {
      now.put(name, getParamWithNoise(name, training, workspaces));
    }
    // What computes remembers shapes, so that it is kept while the arrays are the same.
    boolean same = attention != null && now.keySet().equals(used.keySet());
    for (String name : now.keySet()) {
      same = same && now.get(name) == used.get(name);
    }
    if (!same) {
      used = now;
      attention = new Attention(layerConf().form(), now, dataType);
    }
    return attention;
  }

  /** The masks of the inputs, in their order; the array is empty, or an entry null, for none. */
  INDArray[] masks() {
    return masks;
  }

  void setMasks(INDArray[] masks) {
    this.masks = masks;
  }

  /** Deeplearning4j calls it, with null, to take masks away. */
  @Override
  public void setMaskArray(INDArray mask) {
    super.setMaskArray(mask);
    masks = NONE;
  }

  @Override
  public void clear() {
    super.clear();
    masks = NONE;
  }

  /** Where the gradients belong, by name. */
  Map<String, INDArray> gradients() {
    return gradientViews == null ? Map.of() : gradientViews;
  }

  /** All gradients in one array; ends the step, so that the next draws new weight noise. */
  INDArray flatGradients() {
    weightNoiseParams.clear();
    return gradientsFlattened;
  }

  @Override
  public long numParams() {
    return layerConf().initializer().numParams(layerConf());
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    throw new UnsupportedOperationException(
        layerId() + ": attention has several inputs and computes as an AttentionVertex only");
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    throw new UnsupportedOperationException(
        layerId() + ": attention has several inputs and computes as an AttentionVertex only");
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
