package dev.unroll.layers.step;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Parameters that lie one after the other, each in 'f' order, told by key and shape. */
public abstract class ShapedParameters implements ParamInitializer {
  /** For those that know the shapes. */
  protected ShapedParameters() {}

  /** Shapes [rows, columns] by key, in the order of memory. */
  protected abstract Map<String, long[]> shapes(Layer layer);

  /** Sets a new parameter. */
  protected abstract void initialise(Layer layer, String key, INDArray parameter);

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
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray view, boolean initialise) {
    Map<String, INDArray> table = Collections.synchronizedMap(new LinkedHashMap<>());
    getGradientsFromFlattened(configuration, view)
        .forEach(
            (key, array) -> {
              configuration.addVariable(key);
              if (initialise) {
                initialise(configuration.getLayer(), key, array);
              }
              table.put(key, array);
            });
    return table;
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

  /** Sets weights [inputs, outputs] as their layer's configuration says. */
  protected static void draw(BaseLayer layer, INDArray weights) {
    layer
        .getWeightInitFn()
        .init(
            (double) weights.size(0),
            (double) weights.size(1),
            weights.shape(),
            IWeightInit.DEFAULT_WEIGHT_INIT_ORDER,
            weights.reshape('f', new long[] {weights.length()}));
  }
}
