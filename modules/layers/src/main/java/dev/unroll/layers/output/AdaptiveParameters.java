package dev.unroll.layers.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The parameters of an {@link AdaptiveSoftmaxOutput}: those of {@link Clusters#shapes}. */
final class AdaptiveParameters extends DefaultParamInitializer {
  static final AdaptiveParameters INSTANCE = new AdaptiveParameters();

  private AdaptiveParameters() {}

  private static Map<String, long[]> shapes(Layer layer) {
    return ((AdaptiveSoftmaxOutput) layer).clusters().shapes();
  }

  @Override
  public long numParams(Layer layer) {
    return shapes(layer).values().stream().mapToLong(AdaptiveParameters::length).sum();
  }

  private static long length(long[] shape) {
    return shape.length == 1 ? shape[0] : shape[0] * shape[1];
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    List<String> keys = new ArrayList<>(shapes(layer).keySet());
    keys.remove(BIAS_KEY);
    return keys;
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return new ArrayList<>(shapes(layer).keySet());
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return !isBiasParam(layer, key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray view, boolean initialise) {
    AdaptiveSoftmaxOutput layer = (AdaptiveSoftmaxOutput) configuration.getLayer();
    Map<String, INDArray> table =
        Collections.synchronizedMap(getGradientsFromFlattened(configuration, view));
    table.forEach(
        (name, array) -> {
          configuration.addVariable(name);
          if (initialise && array.rank() == 1) {
            array.assign(layer.getBiasInit());
          } else if (initialise) {
            createWeightMatrix(
                array.size(0),
                array.size(1),
                layer.getWeightInitFn(),
                array.reshape('f', new long[] {array.length()}),
                true);
          }
        });
    return table;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray view) {
    INDArray flat = view.reshape(view.length());
    Map<String, INDArray> table = new LinkedHashMap<>();
    long first = 0;
    for (Map.Entry<String, long[]> entry : shapes(configuration.getLayer()).entrySet()) {
      long end = first + length(entry.getValue());
      INDArray part = flat.get(NDArrayIndex.interval(first, end));
      table.put(entry.getKey(), part.reshape('f', entry.getValue()));
      first = end;
    }
    return table;
  }
}
