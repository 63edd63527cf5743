package dev.unroll.layers.output;

import dev.unroll.layers.step.StepRows;
import dev.unroll.layers.step.StepValues;
import java.util.Arrays;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An output layer whose labels are ids. Loss and gradient are computed together in the backward
 * pass; the score that Deeplearning4j asks for afterwards is the one that came with it.
 */
public abstract sealed class LabelOutputLayer<C extends LabelOutput> extends BaseOutputLayer<C>
    permits SoftmaxOutputLayer, AdaptiveSoftmaxOutputLayer, CrfOutputLayer {
  private static final long serialVersionUID = 1L;

  /** The loss of the last backward pass while it still holds, else NaN. */
  private transient double known = Double.NaN;

  LabelOutputLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  /**
   * Computes the output.
   *
   * @param x [R, H], row after row
   * @param target [R, V], row after row; set
   */
  abstract void output(INDArray x, INDArray target, boolean training, LayerWorkspaceMgr workspaces);

  /** The loss of each row, in nats, times its mask; that of a chain at its first step. */
  abstract double[] losses(LabelRows rows, boolean training, LayerWorkspaceMgr workspaces);

  /**
   * The loss of each row; sets the gradients of the parameters, too.
   *
   * @param dx the gradient of the rows' x [M, H], row after row; set
   */
  abstract double[] differentiate(LabelRows rows, INDArray dx, LayerWorkspaceMgr workspaces);

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
    super.setInput(input, workspaces);
    known = Double.NaN;
  }

  @Override
  public void setLabels(INDArray labels) {
    super.setLabels(labels);
    known = Double.NaN;
  }

  @Override
  public void setMaskArray(INDArray mask) {
    if (mask != getMaskArray()) {
      known = Double.NaN;
    }
    super.setMaskArray(mask);
  }

  /** The mask of inputs does not mask labels, as in stock output layers. */
  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState state, int minibatch) {
    return null;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    INDArray x = StepRows.of(input.castTo(dataType));
    INDArray output = byStep(ArrayType.ACTIVATIONS, numLabels(), workspaces);
    INDArray rows = output.reshape('c', x.size(0), numLabels());
    output(x, rows, training, workspaces);
    if (maskArray != null) {
      double[] mask = StepValues.of("label mask", maskArray).values();
      for (int row = 0; row < mask.length; row++) {
        if (mask[row] == 0) {
          rows.getRow(row).assign(0);
        }
      }
    }
    return byRow(output);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    applyDropOutIfNecessary(true, workspaces);
    LabelRows rows = rows();
    long inputs = layerConf().getNIn();
    INDArray dx = byStep(ArrayType.ACTIVATION_GRAD, inputs, workspaces);
    INDArray flat = dx.reshape('c', dx.length() / inputs, inputs);
    INDArray kept = rows.all() ? flat : Nd4j.create(dataType, rows.x().shape(), 'c');
    double[] losses = differentiate(rows, kept, workspaces);
    if (!rows.all()) {
      rows.restore(kept, flat);
    }
    weightNoiseParams.clear();
    Gradient result = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(result::setGradientFor);
    known = Arrays.stream(losses).sum();
    return new Pair<>(result, backpropDropOutIfPresent(byRow(dx)));
  }

  @Override
  public void computeGradientAndScore(LayerWorkspaceMgr workspaces) {
    gradient = backpropGradient(null, workspaces).getFirst();
    score = computeScore(0, true, workspaces);
  }

  @Override
  public double computeScore(
      double regularisation, boolean training, LayerWorkspaceMgr workspaces) {
    double sum = known;
    if (!training || Double.isNaN(known)) {
      applyDropOutIfNecessary(training, workspaces);
      sum = Arrays.stream(losses(rows(), training, workspaces)).sum();
    }
    known = Double.NaN;
    score = (conf().isMiniBatch() ? sum / getInputMiniBatchSize() : sum) + regularisation;
    return score;
  }

  @Override
  public INDArray computeScoreForExamples(double regularisation, LayerWorkspaceMgr workspaces) {
    LabelRows rows = rows();
    double[] losses = rows.restore(losses(rows, false, workspaces));
    int examples = (int) input.size(0);
    double[] sums = new double[examples];
    Arrays.fill(sums, regularisation);
    for (int i = 0; i < losses.length; i++) {
      sums[i % examples] += losses[i];
    }
    INDArray column = Nd4j.createFromArray(sums).castTo(dataType).reshape(examples, 1);
    return workspaces.leverageTo(ArrayType.ACTIVATIONS, column);
  }

  /** Whether the output is probabilities, not logits. */
  boolean probabilities() {
    return layerConf().getActivationFn() instanceof ActivationSoftmax;
  }

  private LabelRows rows() {
    if (input == null || labels == null) {
      throw new IllegalStateException(
          "Cannot calculate score without input and labels " + layerId());
    }
    StepValues ids = StepValues.of("layer " + layerConf().getLayerName() + ": label", labels);
    StepValues mask =
        maskArray == null
            ? StepValues.constant("label mask", ids.rows(), ids.steps(), 1)
            : StepValues.of("label mask", maskArray);
    return LabelRows.of(input.castTo(dataType), ids, mask, (int) layerConf().getNOut());
  }

  /** An array [T, N, F], or [N, F] when the input has no steps. */
  private INDArray byStep(ArrayType kind, long features, LayerWorkspaceMgr workspaces) {
    long[] shape =
        input.rank() == 3
            ? new long[] {input.size(2), input.size(0), features}
            : new long[] {input.size(0), features};
    return workspaces.createUninitialized(kind, dataType, shape, 'c');
  }

  private static INDArray byRow(INDArray byStep) {
    return byStep.rank() == 3 ? byStep.permute(1, 2, 0) : byStep;
  }

  @Override
  protected INDArray getLabels2d(LayerWorkspaceMgr workspaces, ArrayType type) {
    return Nd4j.createFromArray(StepValues.of("label", labels).values())
        .reshape(labels.length(), 1);
  }

  @Override
  public int numLabels() {
    return (int) layerConf().getNOut();
  }

  @Override
  public Type type() {
    return Type.RECURRENT;
  }

  @Override
  public void clear() {
    super.clear();
    known = Double.NaN;
  }
}
