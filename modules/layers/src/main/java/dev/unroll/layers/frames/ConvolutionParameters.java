package dev.unroll.layers.frames;

import dev.unroll.layers.step.ShapedParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** W [width · F, M] and b [1, M] of a {@link FrameConvolution}. */
final class ConvolutionParameters extends ShapedParameters {
  static final ConvolutionParameters INSTANCE = new ConvolutionParameters();
  static final String WEIGHT = "W";
  static final String BIAS = "b";

  private ConvolutionParameters() {}

  @Override
  protected Map<String, long[]> shapes(Layer layer) {
    FrameConvolution convolution = (FrameConvolution) layer;
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put(WEIGHT, new long[] {inputs(convolution), convolution.getNOut()});
    shapes.put(BIAS, new long[] {1, convolution.getNOut()});
    return shapes;
  }

  private static long inputs(FrameConvolution convolution) {
    return convolution.getNIn() * convolution.window().width();
  }

  @Override
  protected void initialise(Layer layer, String key, INDArray parameter) {
    FrameConvolution convolution = (FrameConvolution) layer;
    if (key.equals(BIAS)) {
      parameter.assign(convolution.getBiasInit());
      return;
    }
    draw(convolution, parameter);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return key.equals(WEIGHT);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return key.equals(BIAS);
  }
}
