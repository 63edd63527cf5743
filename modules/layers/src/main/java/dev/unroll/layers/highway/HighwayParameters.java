package dev.unroll.layers.highway;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.unroll.layers.step.ShapedParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** W [F, 2 F] and b [1, 2 F] of a {@link Highway}: of H, then of T. */
final class HighwayParameters extends ShapedParameters {
  static final HighwayParameters INSTANCE = new HighwayParameters();
  static final String WEIGHT = "W";
  static final String BIAS = "b";

  private HighwayParameters() {}

  @Override
  protected Map<String, long[]> shapes(Layer layer) {
    long units = ((Highway) layer).getNOut();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put(WEIGHT, new long[] {units, 2 * units});
    shapes.put(BIAS, new long[] {1, 2 * units});
    return shapes;
  }

  @Override
  protected void initialise(Layer layer, String key, INDArray parameter) {
    Highway highway = (Highway) layer;
    long units = highway.getNOut();
    INDArray ofH = parameter.get(all(), interval(0, units));
    INDArray ofT = parameter.get(all(), interval(units, 2 * units));
    if (key.equals(BIAS)) {
      ofH.assign(highway.getBiasInit());
      ofT.assign(highway.transformBias());
      return;
    }
    draw(highway, ofH); // each by itself: a unit of either reads F inputs and there are F of them
    draw(highway, ofT);
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
