package dev.unroll.layers.convolution;

import dev.unroll.layers.kernel.ConvolutionShape;
import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.step.TimeMajor;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layer of a {@link GridConvolution}. */
final class GridConvolutionLayer extends ConvolutionLayer {
  private static final long serialVersionUID = 1L;
  private static final IActivation RECTIFIED = new ActivationReLU();
  private static final IActivation LINEAR = new ActivationIdentity();

  /** For one size of picture; made anew when another comes. */
  private transient PictureConvolution convolution;

  /** What the last forward pass returned, for the derivative of max(0, z). */
  private transient INDArray after;

  GridConvolutionLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  private boolean isFast() {
    IActivation f = layerConf().getActivationFn();
    return dataType == DataType.FLOAT
        && NativeKernels.available()
        && (f.equals(RECTIFIED) || f.equals(LINEAR));
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    if (!isFast()) {
      return super.activate(training, workspaces);
    }
    assertInputSet(false);
    validateInputRank();
    validateInputDepth(layerConf().getNIn());
    applyDropOutIfNecessary(training, workspaces);
    PictureConvolution now = convolution();
    ConvolutionShape shape = now.shape();
    long[] sizes = {input.size(0), shape.outputs(), shape.outputHeight(), shape.outputWidth()};
    after = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, sizes, 'c');
    INDArray w = getParamWithNoise(ConvolutionParamInitializer.WEIGHT_KEY, training, workspaces);
    INDArray b = getParamWithNoise(ConvolutionParamInitializer.BIAS_KEY, training, workspaces);
    now.forward(plain(input), plain(w), plain(b), after);
    return after;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    if (!isFast()) {
      return super.backpropGradient(epsilon, workspaces);
    }
    assertInputSet(true);
    INDArray dz = plain(epsilon.castTo(dataType));
    if (layerConf().getActivationFn().equals(RECTIFIED)) {
      dz = convolution().rectified(plain(after), dz);
    }
    INDArray dw = gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY);
    INDArray db = gradientViews.get(ConvolutionParamInitializer.BIAS_KEY);
    INDArray dx =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
    INDArray w = getParamWithNoise(ConvolutionParamInitializer.WEIGHT_KEY, true, workspaces);
    convolution().input(dz, plain(w), dx);
    convolution().weights(plain(input), dz, dw, db);
    weightNoiseParams.clear();
    Gradient result = new DefaultGradient(gradientsFlattened);
    result.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, db);
    result.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, dw, 'c');
    return new Pair<>(result, backpropDropOutIfPresent(dx));
  }

  /** The same numbers as float in 'c' order without gaps. */
  private static INDArray plain(INDArray array) {
    INDArray floats = array.castTo(DataType.FLOAT);
    return TimeMajor.isContiguous(floats) ? floats : floats.dup('c');
  }

  private PictureConvolution convolution() {
    var layer = (GridConvolution) layerConf();
    ConvolutionShape shape =
        new ConvolutionShape(
            Math.toIntExact(layer.getNIn()),
            Math.toIntExact(layer.getNOut()),
            Math.toIntExact(input.size(2)),
            Math.toIntExact(input.size(3)),
            layer.getKernelSize()[0],
            layer.getStride()[0],
            layer.getPadding()[0]);
    if (convolution == null || !convolution.shape().equals(shape)) {
      boolean rectified = layer.getActivationFn().equals(RECTIFIED);
      convolution = new PictureConvolution(shape, rectified, Team.shared());
    }
    return convolution;
  }

  @Override
  public void clear() {
    super.clear();
    after = null;
  }

  @Override
  public String toString() {
    return "GridConvolutionLayer(" + Arrays.toString(layerConf().getKernelSize()) + ")";
  }
}
