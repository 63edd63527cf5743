package dev.unroll.layers.vertex;

import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Holds the parameters of a vertex where Deeplearning4j looks for them: in a layer. The computing
 * is the vertex's, for a layer has one input.
 *
 * @param <C> configuration
 */
public abstract class ParameterLayer<C extends org.deeplearning4j.nn.conf.layers.BaseLayer>
    extends BaseLayer<C> {
  private static final long serialVersionUID = 1L;
  private static final INDArray[] NONE = {};

  private transient INDArray[] masks = NONE;

  /** A layer without parameters yet. */
  protected ParameterLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  /** The mask of an input, where it has one. */
  public final Optional<INDArray> mask(int input) {
    return input < masks.length ? Optional.ofNullable(masks[input]) : Optional.empty();
  }

  /**
   * Takes the masks of the inputs as Deeplearning4j hands them to a vertex, null where there is
   * none; the output has that of the first input.
   */
  public final Pair<INDArray, MaskState> feedMasks(INDArray[] arrays, MaskState state) {
    masks = arrays == null ? NONE : arrays;
    return new Pair<>(mask(0).orElse(null), state);
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
  public final Map<String, INDArray> gradients() {
    return gradientViews == null ? Map.of() : gradientViews;
  }

  /** The gradients as they are now; ends the step, so that the next draws new weight noise. */
  public final Gradient stepGradient() {
    weightNoiseParams.clear();
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    C configuration = layerConf();
    for (String name : configuration.initializer().paramKeys(configuration)) {
      gradient.setGradientFor(name, gradients().get(name));
    }
    return gradient;
  }

  @Override
  public long numParams() {
    return layerConf().initializer().numParams(layerConf());
  }

  private UnsupportedOperationException vertexOnly() {
    return new UnsupportedOperationException(
        layerId() + " has several inputs and computes as a vertex of a graph only");
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    throw vertexOnly();
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    throw vertexOnly();
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
