package dev.unroll.layers.update;

import dev.unroll.layers.kernel.Floats;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network's own memory.
 *
 * @param parameters [P]
 * @param gradient [P]
 * @param state of the optimiser, of its own length; empty when it has none
 */
record FlatArrays(Floats parameters, Floats gradient, Floats state) {
  static FlatArrays of(BaseMultiLayerUpdater<?> updater) {
    INDArray state = updater.getStateViewArray();
    return new FlatArrays(
        Floats.of(updater.getNetwork().params()),
        Floats.of(updater.getFlattenedGradientsView()),
        state == null ? Floats.allocate(0) : Floats.of(state));
  }
}
