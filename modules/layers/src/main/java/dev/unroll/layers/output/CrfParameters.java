package dev.unroll.layers.output;

import dev.unroll.layers.step.ShapedParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** W [H, K], b [1, K], A [K, K], start [1, K] and end [1, K] of a {@link CrfOutput}. */
final class CrfParameters extends ShapedParameters {
  static final CrfParameters INSTANCE = new CrfParameters();
  static final String WEIGHT = "W";
  static final String BIAS = "b";
  static final String TRANSITION = "A";
  static final String START = "start";
  static final String END = "end";

  private CrfParameters() {}

  @Override
  protected Map<String, long[]> shapes(Layer layer) {
    CrfOutput output = (CrfOutput) layer;
    long tags = output.getNOut();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put(WEIGHT, new long[] {output.getNIn(), tags});
    shapes.put(BIAS, new long[] {1, tags});
    shapes.put(TRANSITION, new long[] {tags, tags});
    shapes.put(START, new long[] {1, tags});
    shapes.put(END, new long[] {1, tags});
    return shapes;
  }

  /** Without transitions the chain is a softmax at each step, from which training sets out. */
  @Override
  protected void initialise(Layer layer, String key, INDArray parameter) {
    CrfOutput output = (CrfOutput) layer;
    switch (key) {
      case WEIGHT -> draw(output, parameter);
      case BIAS -> parameter.assign(output.getBiasInit());
      default -> parameter.assign(0);
    }
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return key.equals(WEIGHT) || key.equals(TRANSITION);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return !isWeightParam(layer, key);
  }
}
