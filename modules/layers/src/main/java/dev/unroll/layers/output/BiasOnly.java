package dev.unroll.layers.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The parameters of an output layer whose weights are another layer's: the bias "b" [V]. */
final class BiasOnly extends DefaultParamInitializer {
  static final BiasOnly INSTANCE = new BiasOnly();

  private BiasOnly() {}

  @Override
  public long numParams(Layer layer) {
    return ((FeedForwardLayer) layer).getNOut();
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return false;
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray view, boolean initialise) {
    Map<String, INDArray> table = Collections.synchronizedMap(new LinkedHashMap<>());
    table.put(BIAS_KEY, createBias(configuration, view.reshape(view.length()), initialise));
    configuration.addVariable(BIAS_KEY);
    return table;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray gradient) {
    Map<String, INDArray> table = new LinkedHashMap<>();
    table.put(BIAS_KEY, gradient.reshape(gradient.length()));
    return table;
  }
}
