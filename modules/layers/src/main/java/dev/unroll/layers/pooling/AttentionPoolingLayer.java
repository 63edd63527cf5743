package dev.unroll.layers.pooling;

import dev.unroll.core.check.Check;
import dev.unroll.layers.attention.Attended;
import dev.unroll.layers.attention.Attention;
import dev.unroll.layers.attention.AttentionBackward;
import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.attention.SourceGradient;
import dev.unroll.layers.attention.SourceMemory;
import dev.unroll.layers.step.TimeMajor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The layer of an {@link AttentionPooling}: {@link Attention} of one query that is 0. */
public final class AttentionPoolingLayer extends BaseLayer<AttentionPooling> {
  private static final long serialVersionUID = 1L;

  private transient Attention attention;
  private transient SourceMemory source;
  private transient Attended attended;
  private transient INDArray weights;

  AttentionPoolingLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  /**
   * How much of each step was in the result when this last computed.
   *
   * @return [N, T], a row sums to 1, or to 0 where all steps were masked; not to be changed
   * @throws IllegalStateException when nothing was computed yet
   */
  public INDArray weights() {
    if (weights == null) {
      throw new IllegalStateException(layerId() + " has no weights yet; compute an output first");
    }
    return weights;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    Check.require(
        input.rank() == 3,
        "layer "
            + layerConf().getLayerName()
            + ": input must be [N, F, T], but was "
            + Arrays.toString(input.shape()));
    applyDropOutIfNecessary(training, workspaces);
    // Kept until the way back, which a training step takes before this workspace closes.
    try (var kept = workspaces.notifyScopeBorrowed(ArrayType.ACTIVATIONS)) {
      INDArray query = Nd4j.create(dataType, input.size(0), 1, 1);
      Attention own = attention();
      source = maskArray == null ? own.read(input, input) : own.read(input, input, maskArray);
      attended = own.attend(query, source);
      try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        weights = attended.weights().reshape('c', input.size(0), input.size(2)).dup();
      }
      return attended.context().dup('c').reshape('c', input.size(0), input.size(1));
    }
  }

  /** Remembers shapes, so that it is made once; parameters change in place. */
  private Attention attention() {
    if (attention == null) {
      try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        attention = new Attention(layerConf().form(), withQuery(params), dataType);
      }
    }
    return attention;
  }

  /** With what would multiply the query. */
  private Map<String, INDArray> withQuery(Map<String, INDArray> own) {
    Map<String, INDArray> all = new HashMap<>(own);
    all.put(AttentionForm.QUERY, Nd4j.create(dataType, 1, layerConf().getHidden()));
    return all;
  }

  /**
   * @param epsilon [N, F] gradient at the output
   * @return gradients of the parameters, and at the input [N, F, T], 0 where masked
   */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    AttentionBackward back = attention().backward(source, withQuery(gradientViews));
    back.step(attended, epsilon.reshape('c', epsilon.size(0), epsilon.size(1), 1));
    SourceGradient below = back.finish();
    INDArray dx = TimeMajor.copy(below.keys(), workspaces, ArrayType.ACTIVATION_GRAD);
    dx.addi(below.values());
    Gradient result = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(result::setGradientFor);
    return new Pair<>(result, backpropDropOutIfPresent(dx));
  }

  /** Takes the mask of the sequence; there is none of the result. */
  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState state, int minibatch) {
    setMaskArray(mask);
    return new Pair<>(null, state);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public Type type() {
    return Type.FEED_FORWARD;
  }

  @Override
  public void clear() {
    super.clear();
    source = null;
    attended = null;
  }
}
