package dev.unroll.layers.spatial;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.unroll.layers.step.ShapedParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The arrays of a {@link SpacetimeLstm}, a letter and the number of the layer each. */
final class SpacetimeParameters extends ShapedParameters {
  static final SpacetimeParameters INSTANCE = new SpacetimeParameters();

  /** g, i, f, o of x and h. */
  static final String TEMPORAL = "W";

  static final String TEMPORAL_BIAS = "b";

  /** g', i', f' of x and m. */
  static final String SPATIAL = "V";

  static final String SPATIAL_BIAS = "a";

  /** What c and m add to o. */
  static final String OUTPUT = "O";

  /** W_1x1. */
  static final String MIX = "P";

  private SpacetimeParameters() {}

  @Override
  protected Map<String, long[]> shapes(Layer layer) {
    SpacetimeLstm own = (SpacetimeLstm) layer;
    long m = own.getNOut();
    long area = (long) own.kernel() * own.kernel();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (int l = 0; l < own.layers(); l++) {
      long rows = (own.inputs(l) + m) * area;
      shapes.put(TEMPORAL + l, new long[] {rows, 4 * m});
      shapes.put(TEMPORAL_BIAS + l, new long[] {1, 4 * m});
      shapes.put(SPATIAL + l, new long[] {rows, 3 * m});
      shapes.put(SPATIAL_BIAS + l, new long[] {1, 3 * m});
      shapes.put(OUTPUT + l, new long[] {2 * m * area, m});
      shapes.put(MIX + l, new long[] {2 * m, m});
    }
    return shapes;
  }

  @Override
  protected void initialise(Layer layer, String key, INDArray parameter) {
    SpacetimeLstm own = (SpacetimeLstm) layer;
    if (isBiasParam(layer, key)) {
      long m = own.getNOut();
      parameter.assign(own.getBiasInit());
      parameter.get(all(), interval(2 * m, 3 * m)).assign(own.forgetBias());
      return;
    }
    draw(own, parameter);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return !isBiasParam(layer, key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return key.startsWith(TEMPORAL_BIAS) || key.startsWith(SPATIAL_BIAS);
  }
}
