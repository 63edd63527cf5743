package dev.unroll.layers.embedding;

import dev.unroll.layers.kernel.NativeKernels;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layer of an {@link EmbeddingTable}: its parameter, and vectors and gradients by row. */
public abstract sealed class EmbeddingTableLayer<C extends EmbeddingTable> extends BaseLayer<C>
    permits TokenEmbeddingLayer, TokenBagLayer {
  private static final long serialVersionUID = 1L;

  /** Of the last forward pass; as many for each vector. */
  private transient int[] ids;

  EmbeddingTableLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  /**
   * Keeps the ids and adds up their rows.
   *
   * @param ids as many for each vector, those of row n and step t at t · N + n; −1 for none
   * @return [T, N, E]
   */
  final INDArray lookUp(int[] ids, int steps, int rows, LayerWorkspaceMgr workspaces) {
    this.ids = ids;
    INDArray table = table();
    INDArray vectors =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, dataType, new long[] {steps, rows, table.size(1)}, 'c');
    rows().lookUp(table, ids, vectors.reshape('c', (long) steps * rows, table.size(1)));
    return vectors;
  }

  /**
   * The gradient of W from those of the vectors.
   *
   * @param vectors [T · N, E], row after row
   * @param add to what is in the gradient; else replace it
   */
  final Gradient tableGradient(INDArray vectors, boolean add) {
    INDArray gradient = tableGradient();
    if (!add) {
      rows().clear(gradient);
    }
    rows().add(vectors, ids, gradient);
    Gradient result = new DefaultGradient(gradientsFlattened);
    result.setGradientFor(DefaultParamInitializer.WEIGHT_KEY, gradient, 'c');
    return result;
  }

  /** W [V, E], row after row; the network's own memory. */
  public final INDArray table() {
    return getParam(DefaultParamInitializer.WEIGHT_KEY);
  }

  /** The gradient of W [V, E], row after row; the network's own memory. */
  public final INDArray tableGradient() {
    return gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
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
