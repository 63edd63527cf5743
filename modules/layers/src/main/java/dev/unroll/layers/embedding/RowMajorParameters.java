package dev.unroll.layers.embedding;

import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One parameter W [V, E], row after row, so that the vector of an id lies in one piece. */
final class RowMajorParameters extends DefaultParamInitializer {
  static final RowMajorParameters INSTANCE = new RowMajorParameters();

  private RowMajorParameters() {}

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray gradient) {
    FeedForwardLayer layer = (FeedForwardLayer) configuration.getLayer();
    return Map.of(WEIGHT_KEY, gradient.reshape('c', layer.getNIn(), layer.getNOut()));
  }

  /** A fan-in of 1, as stock embeddings have it: one row is looked up, whatever V is. */
  @Override
  protected INDArray createWeightMatrix(
      long in, long out, IWeightInit init, INDArray view, boolean initialise) {
    long[] shape = {in, out};
    return initialise ? init.init(1, (double) out, shape, 'c', view) : view.reshape('c', shape);
  }

  @Override
  protected boolean hasBias(Layer layer) {
    return false;
  }
}
