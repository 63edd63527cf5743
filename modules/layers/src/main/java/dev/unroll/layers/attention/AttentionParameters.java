package dev.unroll.layers.attention;

import dev.unroll.layers.step.ShapedParameters;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Views of one flat array as the parameters, or gradients, of an {@link AttentionConfiguration}.
 */
final class AttentionParameters extends ShapedParameters {
  static final AttentionParameters INSTANCE = new AttentionParameters();

  private AttentionParameters() {}

  @Override
  protected Map<String, long[]> shapes(Layer layer) {
    return ((AttentionConfiguration) layer).form().parameterShapes();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return !isBiasParam(layer, key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return key.equals(AttentionForm.BIAS);
  }

  @Override
  protected void initialise(Layer layer, String key, INDArray parameter) {
    AttentionConfiguration attention = (AttentionConfiguration) layer;
    if (key.equals(AttentionForm.BIAS)) {
      parameter.assign(attention.getBiasInit());
    } else {
      draw(attention, parameter);
    }
  }
}
