package dev.unroll.layers.frames;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.AffineRows;
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

/** The layer of a {@link FrameConvolution}: windows side by side, then one product. */
final class FrameConvolutionLayer extends BaseLayer<FrameConvolution> {
  private static final long serialVersionUID = 1L;

  private final transient AffineRows affine;

  /** Memory of its own that lasts from pass to pass: windows [T' · N, width · F] and z. */
  private transient INDArray windows;

  private transient INDArray before;

  FrameConvolutionLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
    affine = AffineRows.of(type);
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
    StepValues mask = FrameMask.of(maskArray, input);
    int outputs = layerConf().window().outputs(mask.steps());
    reserve((long) outputs * mask.rows());
    windowRows(mask).gather(StepRows.of(input.castTo(dataType)), windows);
    affine.forward(windows, weights(training, workspaces), before);
    INDArray output =
        TimeMajor.create(
            workspaces,
            ArrayType.ACTIVATIONS,
            dataType,
            mask.rows(),
            layerConf().getNOut(),
            outputs);
    INDArray rows = StepRows.of(output);
    rows.assign(before);
    layerConf().getActivationFn().getActivation(rows, training);
    silence(rows);
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    StepValues mask = FrameMask.of(maskArray, input);
    INDArray above = StepRows.of(epsilon.castTo(dataType)).dup('c');
    silence(above);
    INDArray dz = layerConf().getActivationFn().backprop(before.dup('c'), above).getFirst();
    INDArray dw = gradientViews.get(ConvolutionParameters.WEIGHT);
    INDArray db = gradientViews.get(ConvolutionParameters.BIAS);
    affine.weights(dz, windows, new AffineRows.Weights(dw.transpose(), db));
    INDArray below = Nd4j.createUninitialized(dataType, windows.shape(), 'c');
    affine.input(dz, weights(true, workspaces), below);
    INDArray dx =
        TimeMajor.create(
            workspaces,
            ArrayType.ACTIVATION_GRAD,
            dataType,
            mask.rows(),
            input.size(1),
            mask.steps());
    windowRows(mask).scatter(below, StepRows.of(dx));
    weightNoiseParams.clear();
    Gradient result = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(result::setGradientFor);
    return new Pair<>(result, backpropDropOutIfPresent(dx));
  }

  private WindowRows windowRows(StepValues mask) {
    return new WindowRows(layerConf().window(), mask, (int) layerConf().getNIn());
  }

  private void silence(INDArray rows) {
    if (maskArray != null) {
      INDArray thinned = FrameMask.thinned(maskArray, layerConf().window().stride());
      FrameMask.silence(rows, StepValues.of("frame mask", thinned));
    }
  }

  private void reserve(long rows) {
    if (windows == null || windows.size(0) != rows) {
      try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        long inputs = layerConf().getNIn() * layerConf().window().width();
        windows = Nd4j.createUninitialized(dataType, new long[] {rows, inputs}, 'c');
        before = Nd4j.createUninitialized(dataType, new long[] {rows, layerConf().getNOut()}, 'c');
      }
    }
  }

  private AffineRows.Weights weights(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray w = getParamWithNoise(ConvolutionParameters.WEIGHT, training, workspaces);
    INDArray b = getParamWithNoise(ConvolutionParameters.BIAS, training, workspaces);
    return new AffineRows.Weights(StepRows.of(w.transpose()), b);
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState state, int minibatch) {
    setMaskArray(mask);
    INDArray above = mask == null ? mask : FrameMask.thinned(mask, layerConf().window().stride());
    return new Pair<>(above, state);
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
