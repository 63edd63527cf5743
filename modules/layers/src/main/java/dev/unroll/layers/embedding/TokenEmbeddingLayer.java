package dev.unroll.layers.embedding;

import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.step.StepRows;
import dev.unroll.layers.step.StepValues;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The layer of a {@link TokenEmbedding}: copies rows of W out, and adds gradients up by row.
 *
 * <p>An output layer that uses W as its weights writes its own part of the gradient first, see
 * {@link #claimGradient()}.
 */
public final class TokenEmbeddingLayer extends BaseLayer<TokenEmbedding> {
  private static final long serialVersionUID = 1L;

  private transient int[] ids;
  private transient boolean claimed;

  TokenEmbeddingLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    claimed = false;
    StepValues tokens =
        StepValues.of("layer " + layerConf().getLayerName() + ": input id", getInput());
    StepValues mask =
        maskArray == null
            ? StepValues.constant("mask", tokens.rows(), tokens.steps(), 1)
            : StepValues.of("input mask", maskArray);
    INDArray table = table();
    ids = tokens.ids((int) table.size(0), mask);
    INDArray vectors =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {tokens.steps(), tokens.rows(), table.size(1)},
            'c');
    rows().lookUp(table, ids, vectors.reshape('c', ids.length, table.size(1)));
    return vectors.permute(1, 2, 0);
  }

  /**
   * @param epsilon [N, E, T] gradient at the output
   * @return the gradient of W; no gradient at the ids
   */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray gradient = tableGradient();
    if (!claimGradient()) {
      rows().clear(gradient);
    }
    rows().add(StepRows.of(epsilon.castTo(dataType)), ids, gradient);
    claimed = false;
    Gradient result = new DefaultGradient(gradientsFlattened);
    result.setGradientFor(DefaultParamInitializer.WEIGHT_KEY, gradient, 'c');
    return new Pair<>(result, null);
  }

  /** W [V, E], row after row; the network's own memory. */
  public INDArray table() {
    return getParam(DefaultParamInitializer.WEIGHT_KEY);
  }

  /** The gradient of W [V, E], row after row; the network's own memory. */
  public INDArray tableGradient() {
    return gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
  }

  /**
   * Asks for the gradient of W, to write to it in this backward pass.
   *
   * @return whether another layer has written to it before, so that one must add; else what is in
   *     there is old and must be replaced
   */
  public boolean claimGradient() {
    boolean before = claimed;
    claimed = true;
    return before;
  }

  private EmbeddingRows rows() {
    return dataType == DataType.FLOAT && NativeKernels.available()
        ? EmbeddingRows.NATIVE
        : EmbeddingRows.PLAIN;
  }

  @Override
  public void setParams(INDArray parameters) {
    if (parameters != paramsFlattened) {
      setParams(parameters, 'c');
    }
  }

  @Override
  public boolean hasBias() {
    return false;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public Type type() {
    return Type.RECURRENT;
  }

  @Override
  public void clear() {
    super.clear();
    ids = null;
  }
}
