package dev.unroll.layers.attention;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Views of one flat array as the parameters, or gradients, of an {@link AttentionConfiguration}.
 */
final class AttentionParameters implements ParamInitializer {
  static final AttentionParameters INSTANCE = new AttentionParameters();

  private AttentionParameters() {}

  private static Map<String, long[]> shapes(Layer layer) {
    return ((AttentionConfiguration) layer).form().parameterShapes();
  }

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return numParams(configuration.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return shapes(layer).values().stream().mapToLong(shape -> shape[0] * shape[1]).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return List.copyOf(shapes(layer).keySet());
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return paramKeys(layer).stream().filter(key -> isWeightParam(layer, key)).toList();
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return paramKeys(layer).stream().filter(key -> isBiasParam(layer, key)).toList();
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
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray view, boolean initialise) {
    AttentionConfiguration layer = (AttentionConfiguration) configuration.getLayer();
    Map<String, INDArray> table = Collections.synchronizedMap(new LinkedHashMap<>());
    getGradientsFromFlattened(configuration, view)
        .forEach(
            (key, array) -> {
              configuration.addVariable(key);
              if (initialise) {
                initialise(layer, key, array);
              }
              table.put(key, array);
            });
    return table;
  }

  private static void initialise(AttentionConfiguration layer, String key, INDArray array) {
    if (key.equals(AttentionForm.BIAS)) {
      array.assign(layer.getBiasInit());
      return;
    }
    layer
        .getWeightInitFn()
        .init(
            (double) array.size(0),
            (double) array.size(1),
            array.shape(),
            IWeightInit.DEFAULT_WEIGHT_INIT_ORDER,
            array.reshape('f', new long[] {array.length()}));
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray view) {
    Map<String, INDArray> table = new LinkedHashMap<>();
    Map<String, long[]> shapes = shapes(configuration.getLayer());
    if (shapes.isEmpty()) {
      return table;
    }
    INDArray flat = view.reshape(view.length());
    long from = 0;
    for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
      long[] shape = entry.getValue();
      long to = from + shape[0] * shape[1];
      table.put(entry.getKey(), flat.get(NDArrayIndex.interval(from, to)).reshape('f', shape));
      from = to;
    }
    return table;
  }
}
