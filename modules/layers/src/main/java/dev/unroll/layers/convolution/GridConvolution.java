package dev.unroll.layers.convolution;

import dev.unroll.core.check.Check;
import dev.unroll.layers.step.LayerStart;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Deeplearning4j's convolution over pictures, [N, C, H, W] to [N, M, H', W'], computed by oneDNN
 * with the pictures divided among threads. Parameters and their layout are the stock layer's, "W"
 * [M, C, k, k] and "b" [1, M], and so is the result. In double, with other activations than max(0,
 * z) and z, or without oneDNN it is computed as the stock layer does, many times slower.
 */
public final class GridConvolution extends ConvolutionLayer {
  private static final long serialVersionUID = 1L;

  /** For reading a saved configuration. */
  GridConvolution() {}

  private GridConvolution(ConvolutionLayer.Builder builder) {
    super(builder);
  }

  /**
   * With max(0, z) as activation.
   *
   * @param inputs C
   * @param outputs M
   * @param kernel rows and columns of a filter
   * @param stride pixels from one output's window to the next
   * @param padding zeros around the picture
   */
  public static GridConvolution rectified(
      int inputs, int outputs, int kernel, int stride, int padding) {
    return of(inputs, outputs, kernel, stride, padding, new ActivationReLU());
  }

  /** As {@link #rectified}, with z as it is: for a normalisation above. */
  public static GridConvolution linear(
      int inputs, int outputs, int kernel, int stride, int padding) {
    return of(inputs, outputs, kernel, stride, padding, new ActivationIdentity());
  }

  private static GridConvolution of(
      int inputs, int outputs, int kernel, int stride, int padding, IActivation activation) {
    Check.positive("inputs", inputs);
    Check.positive("outputs", outputs);
    Check.positive("kernel", kernel);
    Check.positive("stride", stride);
    Check.notNegative("padding", padding);
    return new GridConvolution(
        new ConvolutionLayer.Builder(kernel, kernel)
            .stride(stride, stride)
            .padding(padding, padding)
            .convolutionMode(ConvolutionMode.Truncate)
            .nIn(inputs)
            .nOut(outputs)
            .activation(activation));
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    LayerValidation.assertNInNOutSet("GridConvolution", getLayerName(), index, getNIn(), getNOut());
    GridConvolutionLayer layer = new GridConvolutionLayer(configuration, type);
    return LayerStart.of(layer, configuration, listeners, index, parameters, initialise);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GridConvolution && super.equals(other);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + 1;
  }
}
