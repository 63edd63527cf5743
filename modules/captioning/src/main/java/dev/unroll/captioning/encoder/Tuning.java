package dev.unroll.captioning.encoder;

import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.nd4j.linalg.learning.config.IUpdater;

/** How the layers of an encoder learn within a larger network. */
public sealed interface Tuning {
  /** The layer as it goes into the graph. */
  Layer of(Layer layer);

  /** As the rest of the network. */
  record Full() implements Tuning {
    @Override
    public Layer of(Layer layer) {
      return layer;
    }
  }

  /**
   * Not at all. The gradient is computed all the same, because Deeplearning4j cannot stop below a
   * layer whose result two others read: the features of a {@link FrozenEncoder}, kept, are cheaper.
   */
  record Frozen() implements Tuning {
    @Override
    public Layer of(Layer layer) {
      return layer.initializer().numParams(layer) == 0 ? layer : new FrozenLayerWithBackprop(layer);
    }
  }

  /**
   * With an updater of their own, such as one of a tenth of the learning rate.
   *
   * @param updater cloned for each layer
   */
  record Own(IUpdater updater) implements Tuning {
    @Override
    public Layer of(Layer layer) {
      if (layer instanceof BaseLayer learning) {
        learning.setIUpdater(updater.clone());
      }
      return layer;
    }
  }
}
