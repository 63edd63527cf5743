package dev.unroll.layers.step;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What every layer is given by its configuration when a network is made. */
public final class LayerStart {
  private LayerStart() {}

  /**
   * Gives a new layer its place and its parameters.
   *
   * @param parameters its part of the network's; the layer keeps it
   * @param initialise whether to set them
   * @return the layer
   */
  public static Layer of(
      BaseLayer<?> layer,
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise) {
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(
        configuration.getLayer().initializer().init(configuration, parameters, initialise));
    layer.setConf(configuration);
    return layer;
  }
}
