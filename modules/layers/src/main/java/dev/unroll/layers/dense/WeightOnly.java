package dev.unroll.layers.dense;

import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;

/** One parameter W [F, H], as stock layers have it, and no bias. */
final class WeightOnly extends DefaultParamInitializer {
  static final WeightOnly INSTANCE = new WeightOnly();

  private WeightOnly() {}

  @Override
  protected boolean hasBias(Layer layer) {
    return false;
  }
}
