package dev.unroll.layers.frames;

import dev.unroll.core.check.Check;
import dev.unroll.layers.frames.FrameNormalisation.Over;
import dev.unroll.layers.step.StepRows;
import dev.unroll.layers.step.StepValues;
import dev.unroll.layers.step.TimeMajor;
import java.util.Arrays;
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

/** The layer of a {@link FrameNormalisation}. */
final class FrameNormalisationLayer extends BaseLayer<FrameNormalisation> {
  private static final long serialVersionUID = 1L;

  /** Of the last forward pass over frames. */
  private transient Moments moments;

  /** How many frames they are of; 0 when they are the running ones. */
  private transient int count;

  /** Whether the running ones have yet to be moved towards them. */
  private transient boolean fresh;

  FrameNormalisationLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    Check.require(
        input.rank() == 3 && input.size(1) == layerConf().getNIn(),
        "layer "
            + layerConf().getLayerName()
            + ": input must be [N, "
            + layerConf().getNIn()
            + ", T], but was "
            + Arrays.toString(input.shape()));
    applyDropOutIfNecessary(training, workspaces);
    NormalisedRows rows = rows();
    INDArray output = like(ArrayType.ACTIVATIONS, workspaces);
    double[] shift = values(NormalisationParameters.SHIFT);
    if (layerConf().over() == Over.FEATURES) {
      rows.byRow(shift, StepRows.of(output));
    } else {
      measure(rows, training);
      rows.byFeature(moments, shift, StepRows.of(output));
    }
    return output;
  }

  private void measure(NormalisedRows rows, boolean training) {
    count = training ? (int) Arrays.stream(rows.mask()).filter(m -> m != 0).count() : 0;
    fresh = count > 0;
    moments =
        count > 0
            ? Moments.of(rows.x(), rows.mask(), count)
            : new Moments(
                values(NormalisationParameters.MEAN), values(NormalisationParameters.VARIANCE));
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    NormalisedRows rows = rows();
    INDArray above = StepRows.of(epsilon.castTo(dataType));
    INDArray below = like(ArrayType.ACTIVATION_GRAD, workspaces);
    double[][] gradient =
        layerConf().over() == Over.FEATURES
            ? rows.backByRow(above, StepRows.of(below))
            : rows.backByFeature(above, moments, count, StepRows.of(below));
    gradientsFlattened.assign(0);
    set(gradientViews.get(NormalisationParameters.GAIN), gradient[0]);
    set(gradientViews.get(NormalisationParameters.SHIFT), gradient[1]);
    if (fresh) {
      fresh = false;
      move(NormalisationParameters.MEAN, moments.mean());
      move(NormalisationParameters.VARIANCE, moments.variance());
    }
    Gradient result = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(result::setGradientFor);
    return new Pair<>(result, backpropDropOutIfPresent(below));
  }

  /** Here, not in the forward pass, so that asking for a score in training mode moves nothing. */
  private void move(String key, double[] batch) {
    double[] running = values(key);
    double decay = layerConf().decay();
    for (int i = 0; i < running.length; i++) {
      running[i] = decay * running[i] + (1 - decay) * batch[i];
    }
    set(params.get(key), running);
  }

  private static void set(INDArray array, double[] values) {
    array.assign(Nd4j.createFromArray(values).castTo(array.dataType()).reshape(array.shape()));
  }

  private double[] values(String key) {
    INDArray parameter = params.get(key).castTo(DataType.DOUBLE);
    return parameter.reshape(parameter.length()).toDoubleVector();
  }

  private NormalisedRows rows() {
    StepValues mask = FrameMask.of(maskArray, input);
    return new NormalisedRows(
        StepRows.of(input.castTo(dataType)), mask.values(), values(NormalisationParameters.GAIN));
  }

  private INDArray like(ArrayType kind, LayerWorkspaceMgr workspaces) {
    return TimeMajor.create(
        workspaces, kind, dataType, input.size(0), input.size(1), input.size(2));
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState state, int minibatch) {
    setMaskArray(mask);
    return new Pair<>(mask, state);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public Type type() {
    return Type.RECURRENT;
  }
}
