package dev.unroll.layers.frames;

import dev.unroll.layers.frames.FrameNormalisation.Over;
import dev.unroll.layers.step.ShapedParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** γ and β of a {@link FrameNormalisation}, and its running means and variances; [1, F] each. */
final class NormalisationParameters extends ShapedParameters {
  static final NormalisationParameters INSTANCE = new NormalisationParameters();
  static final String GAIN = "gamma";
  static final String SHIFT = "beta";
  static final String MEAN = "mean";
  static final String VARIANCE = "variance";

  private NormalisationParameters() {}

  @Override
  protected Map<String, long[]> shapes(Layer layer) {
    FrameNormalisation normalisation = (FrameNormalisation) layer;
    long[] shape = {1, normalisation.getNIn()};
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put(GAIN, shape);
    shapes.put(SHIFT, shape);
    if (normalisation.over() == Over.FRAMES) {
      shapes.put(MEAN, shape);
      shapes.put(VARIANCE, shape);
    }
    return shapes;
  }

  @Override
  protected void initialise(Layer layer, String key, INDArray parameter) {
    parameter.assign(key.equals(GAIN) || key.equals(VARIANCE) ? 1 : 0);
  }

  /** None: no weight decay pulls a gain to 0. */
  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return false;
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return key.equals(SHIFT);
  }
}
