package dev.unroll.layers.spatial;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.unroll.core.check.Check;
import dev.unroll.layers.step.ShapedParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** W, b and perhaps p of a {@link ConvLstm}. */
final class ConvLstmParameters extends ShapedParameters {
  static final ConvLstmParameters INSTANCE = new ConvLstmParameters();
  static final String WEIGHT = "W";
  static final String BIAS = "b";
  static final String PEEPHOLES = "p";

  private ConvLstmParameters() {}

  @Override
  protected Map<String, long[]> shapes(Layer layer) {
    ConvLstm own = (ConvLstm) layer;
    long k = own.kernel();
    long m = own.getNOut();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put(WEIGHT, new long[] {(own.getNIn() + m) * k * k, 4 * m});
    shapes.put(BIAS, new long[] {1, 4 * m});
    if (own.peepholes()) {
      Check.require(
          own.height() > 0 && own.width() > 0,
          "layer " + own.getLayerName() + ": peepholes need an input type, for they have a size");
      shapes.put(PEEPHOLES, new long[] {m * own.height() * own.width(), 3});
    }
    return shapes;
  }

  @Override
  protected void initialise(Layer layer, String key, INDArray parameter) {
    ConvLstm own = (ConvLstm) layer;
    long m = own.getNOut();
    switch (key) {
      case WEIGHT -> draw(own, parameter);
      case BIAS -> {
        parameter.assign(own.getBiasInit());
        parameter.get(all(), interval(2 * m, 3 * m)).assign(own.forgetBias());
      }
      default -> parameter.assign(0);
    }
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return !isBiasParam(layer, key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return key.equals(BIAS);
  }
}
