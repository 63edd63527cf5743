package dev.unroll.layers.ctc;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.AffineRows;
import dev.unroll.layers.kernel.LogSums;
import dev.unroll.layers.step.StepRows;
import dev.unroll.layers.step.StepValues;
import dev.unroll.layers.step.TimeMajor;
import java.util.Arrays;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The layer of a {@link CtcOutput}. Loss and gradient are computed together in the backward pass;
 * the score that Deeplearning4j asks for afterwards is the one that came with it.
 */
public final class CtcOutputLayer extends BaseOutputLayer<CtcOutput> {
  private static final long serialVersionUID = 1L;

  private final transient CtcLoss loss;
  private final transient AffineRows affine;

  /** Which frames exist [N, T]; the inherited mask is that of the labels. */
  private transient INDArray frameMask;

  /** Whether masks were taken away and none has come since. */
  private transient boolean unmasked;

  /** The loss of the last backward pass while it still holds, else NaN. */
  private transient double known = Double.NaN;

  private transient int impossible;

  CtcOutputLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
    loss = new CtcLoss(numLabels(), layerConf().getBlank());
    affine = AffineRows.of(type);
  }

  /** How many utterances had too few frames for their labels when a loss was last computed. */
  public int impossible() {
    return impossible;
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
    super.setInput(input, workspaces);
    known = Double.NaN;
    if (unmasked) {
      frameMask = null;
    }
  }

  @Override
  public void setLabels(INDArray labels) {
    super.setLabels(labels);
    known = Double.NaN;
  }

  /**
   * The mask of labels. Without one Deeplearning4j takes both masks away, between passes, in the
   * same words as that of the labels alone, between gradient and score: which it was, tells whether
   * an input comes next.
   */
  @Override
  public void setMaskArray(INDArray mask) {
    if (mask != getMaskArray()) {
      known = Double.NaN;
    }
    unmasked = mask == null;
    super.setMaskArray(mask);
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState state, int minibatch) {
    known = Double.NaN;
    frameMask = mask;
    unmasked = false;
    return new Pair<>(mask, state);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    StepValues mask = frames(training, workspaces);
    INDArray x = StepRows.of(input.castTo(dataType));
    INDArray output =
        TimeMajor.create(
            workspaces, ArrayType.ACTIVATIONS, dataType, input.size(0), numLabels(), input.size(2));
    INDArray rows = StepRows.of(output);
    affine.forward(x, weights(training, workspaces), rows);
    FrameRows values = values(rows);
    double[] row = new double[numLabels()];
    double[] probabilities = new double[numLabels()];
    for (int r = 0; r < values.size(); r++) {
      if (mask.values()[r] == 0) {
        Arrays.fill(row, 0);
      } else {
        values.read(r, row);
        LogSums.logSoftmax(row, probabilities, row.length);
      }
      values.write(r, row);
    }
    rows.assign(array(values));
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    CountedFrames frames = counted(true, workspaces);
    AffineRows.Weights weights = weights(true, workspaces);
    CtcBatch batch = batch(frames);
    FrameRows logits = logits(frames, weights);
    FrameRows gradient = values(Nd4j.create(dataType, logits.size(), numLabels()));
    double[] factors = factors(batch);
    known = sum(loss.differentiate(logits, batch, factors, gradient), factors);
    INDArray dz = array(gradient);
    INDArray dx =
        TimeMajor.create(
            workspaces,
            ArrayType.ACTIVATION_GRAD,
            dataType,
            input.size(0),
            input.size(1),
            input.size(2));
    INDArray flat = StepRows.of(dx);
    INDArray kept = frames.all() ? flat : Nd4j.create(dataType, frames.x().shape(), 'c');
    affine.input(dz, weights, kept);
    if (!frames.all()) {
      frames.restore(kept, flat);
    }
    INDArray dw = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
    INDArray db = gradientViews.get(DefaultParamInitializer.BIAS_KEY);
    affine.weights(dz, frames.x(), new AffineRows.Weights(dw.transpose(), db));
    weightNoiseParams.clear();
    Gradient result = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(result::setGradientFor);
    return new Pair<>(result, backpropDropOutIfPresent(dx));
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
      CountedFrames frames = counted(training, workspaces);
      CtcBatch batch = batch(frames);
      FrameRows logits = logits(frames, weights(training, workspaces));
      sum = sum(loss.losses(logits, batch), factors(batch));
    }
    known = Double.NaN;
    score = (conf().isMiniBatch() ? sum / getInputMiniBatchSize() : sum) + regularisation;
    return score;
  }

  /** The loss of each utterance [N, 1], +∞ where labels do not fit. */
  @Override
  public INDArray computeScoreForExamples(double regularisation, LayerWorkspaceMgr workspaces) {
    CountedFrames frames = counted(false, workspaces);
    CtcBatch batch = batch(frames);
    double[] losses = loss.losses(logits(frames, weights(false, workspaces)), batch);
    double[] factors = factors(batch);
    Arrays.setAll(losses, n -> losses[n] * factors[n] + regularisation);
    INDArray column = Nd4j.createFromArray(losses).castTo(dataType).reshape(losses.length, 1);
    return workspaces.leverageTo(ArrayType.ACTIVATIONS, column);
  }

  private double sum(double[] losses, double[] factors) {
    impossible = CtcLoss.impossible(losses);
    double sum = 0;
    for (int n = 0; n < losses.length; n++) {
      sum += losses[n] == Double.POSITIVE_INFINITY ? 0 : losses[n] * factors[n];
    }
    return sum;
  }

  private double[] factors(CtcBatch batch) {
    return Arrays.stream(batch.labels())
        .mapToDouble(own -> layerConf().isPerLabel() ? 1.0 / Math.max(1, own.length) : 1)
        .toArray();
  }

  private StepValues frames(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    Check.require(
        input.rank() == 3,
        "layer "
            + layerConf().getLayerName()
            + ": input must be [N, H, T], but was "
            + Arrays.toString(input.shape()));
    applyDropOutIfNecessary(training, workspaces);
    return frameMask == null
        ? StepValues.constant("frame mask", (int) input.size(0), (int) input.size(2), 1)
        : StepValues.of("frame mask", frameMask);
  }

  private CountedFrames counted(boolean training, LayerWorkspaceMgr workspaces) {
    StepValues mask = frames(training, workspaces);
    return CountedFrames.of(input.castTo(dataType), mask);
  }

  private CtcBatch batch(CountedFrames frames) {
    if (labels == null) {
      throw new IllegalStateException("there are no labels for " + layerId());
    }
    String where = "layer " + layerConf().getLayerName();
    StepValues mask =
        maskArray == null
            ? StepValues.constant(
                "label mask", (int) labels.size(0), (int) labels.size(labels.rank() - 1), 1)
            : StepValues.of("label mask", maskArray);
    return new CtcBatch(
        frames.frames(), CtcLabels.of(where, labels, mask, numLabels(), layerConf().getBlank()));
  }

  private FrameRows logits(CountedFrames frames, AffineRows.Weights weights) {
    INDArray z =
        Nd4j.createUninitialized(dataType, new long[] {frames.x().size(0), numLabels()}, 'c');
    affine.forward(frames.x(), weights, z);
    return values(z);
  }

  private AffineRows.Weights weights(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray w = getParamWithNoise(DefaultParamInitializer.WEIGHT_KEY, training, workspaces);
    INDArray b = getParamWithNoise(DefaultParamInitializer.BIAS_KEY, training, workspaces);
    return new AffineRows.Weights(StepRows.of(w.transpose()), b);
  }

  /** A copy of rows [R, K] on the heap. */
  private FrameRows values(INDArray rows) {
    INDArray flat = rows.reshape(rows.length());
    return dataType == DataType.FLOAT
        ? FrameRows.of(flat.toFloatVector(), numLabels())
        : FrameRows.of(flat.toDoubleVector(), numLabels());
  }

  /** The rows as an array [R, K]. */
  private INDArray array(FrameRows rows) {
    INDArray flat =
        rows instanceof FrameRows.OfFloat single
            ? Nd4j.createFromArray(single.values())
            : Nd4j.createFromArray(((FrameRows.OfDouble) rows).values()).castTo(dataType);
    return flat.reshape('c', rows.size(), rows.width());
  }

  @Override
  protected INDArray getLabels2d(LayerWorkspaceMgr workspaces, ArrayType type) {
    return labels;
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
