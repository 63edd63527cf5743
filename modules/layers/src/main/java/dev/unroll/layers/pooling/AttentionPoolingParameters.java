package dev.unroll.layers.pooling;

import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.step.ShapedParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Those of additive attention but what multiplies the query, for there is none. */
final class AttentionPoolingParameters extends ShapedParameters {
  static final AttentionPoolingParameters INSTANCE = new AttentionPoolingParameters();

  private AttentionPoolingParameters() {}

  @Override
  protected Map<String, long[]> shapes(Layer layer) {
    Map<String, long[]> shapes =
        new LinkedHashMap<>(((AttentionPooling) layer).form().parameterShapes());
    shapes.remove(AttentionForm.QUERY);
    return shapes;
  }

  @Override
  protected void initialise(Layer layer, String key, INDArray parameter) {
    AttentionPooling pooling = (AttentionPooling) layer;
    if (isBiasParam(layer, key)) {
      parameter.assign(pooling.getBiasInit());
    } else {
      draw(pooling, parameter);
    }
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return !isBiasParam(layer, key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return key.equals(AttentionForm.BIAS);
  }
}
