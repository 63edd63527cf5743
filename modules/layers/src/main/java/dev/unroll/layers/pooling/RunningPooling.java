package dev.unroll.layers.pooling;

import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What Deeplearning4j runs for a {@link PoolingVertex}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningPooling extends BaseGraphVertex {
  private static final long serialVersionUID = 1L;

  private final Pooling pooling;
  private transient INDArray mask;

  /** Part of each step in the result, [N, F, T] in 'c' order. */
  private transient double[] weights;

  RunningPooling(ComputationGraph graph, String name, int index, Pooling pooling, DataType type) {
    super(graph, name, index, null, null, type);
    this.pooling = pooling;
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  /** None, in Deeplearning4j's way of saying so. */
  @Override
  public Layer getLayer() {
    return null;
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray in = inputs[0];
    if (in.rank() != 3) {
      throw new IllegalArgumentException(
          "vertex \""
              + vertexName
              + "\": input must be [N, F, T], but is "
              + Arrays.toString(in.shape()));
    }
    int rows = (int) in.size(0);
    int features = (int) in.size(1);
    int steps = (int) in.size(2);
    double[] values = heap(in);
    boolean[] kept = kept(rows, steps);
    double[] result = new double[rows * features];
    weights = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      int row = i / features * steps;
      double[] own = Arrays.copyOfRange(values, i * steps, (i + 1) * steps);
      boolean[] ownKept = Arrays.copyOfRange(kept, row, row + steps);
      double[] part = pooling.weights(own, ownKept);
      for (int t = 0; t < steps; t++) {
        // Not multiplied where the part is 0: NaN times 0 is NaN.
        result[i] += part[t] == 0 ? 0 : part[t] * own[t];
      }
      System.arraycopy(part, 0, weights, i * steps, steps);
    }
    return array(result, in, workspaces, ArrayType.ACTIVATIONS, rows, features);
  }

  private boolean[] kept(int rows, int steps) {
    boolean[] kept = new boolean[rows * steps];
    // Without masks, Deeplearning4j does not tell a vertex so; those of an earlier pass would stay.
    if (mask == null || graph.getInputMaskArrays() == null) {
      Arrays.fill(kept, true);
      return kept;
    }
    double[] values = heap(mask);
    for (int i = 0; i < kept.length; i++) {
      kept[i] = values[i] != 0;
    }
    return kept;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray in = inputs[0];
    int steps = (int) in.size(2);
    double[] above = heap(epsilon);
    double[] below = new double[weights.length];
    for (int i = 0; i < below.length; i++) {
      below[i] = weights[i] == 0 ? 0 : weights[i] * above[i / steps];
    }
    INDArray gradient = array(below, in, workspaces, ArrayType.ACTIVATION_GRAD, in.shape());
    return new Pair<>(null, new INDArray[] {gradient});
  }

  private static double[] heap(INDArray array) {
    return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }

  private static INDArray array(
      double[] values, INDArray like, LayerWorkspaceMgr workspaces, ArrayType kind, long... shape) {
    INDArray array = Nd4j.createFromArray(values).reshape('c', shape).castTo(like.dataType());
    return workspaces.dup(kind, array, 'c');
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray gradients) {
    throw new UnsupportedOperationException("pooling has no parameters");
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] arrays, MaskState state, int minibatch) {
    mask = arrays == null ? null : arrays[0];
    return new Pair<>(null, state);
  }

  @Override
  public void clear() {
    super.clear();
    mask = null;
    weights = null;
  }

  @Override
  public String toString() {
    return "RunningPooling(" + vertexName + ", " + pooling + ")";
  }
}
