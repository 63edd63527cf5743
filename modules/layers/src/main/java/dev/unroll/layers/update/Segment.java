package dev.unroll.layers.update;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * Where a parameter and its optimiser's state lie in a network's flat arrays, and how it is
 * updated.
 *
 * <p>Deeplearning4j puts neighbours of equal updaters into one block; of a block of n numbers
 * Adam's state is n means, then n variances.
 *
 * @param layer name of the parameter's layer
 * @param start of the parameter and of its gradient
 * @param length of the parameter
 * @param mean start of Adam's first moment in the state
 * @param variance start of Adam's second moment in the state
 * @param decay λ of {@link DecoupledDecay}, 0 for none
 */
record Segment(
    String layer, int start, int length, int mean, int variance, IUpdater updater, double decay) {

  /** All parameters in the order of the flat arrays. */
  static List<Segment> of(BaseMultiLayerUpdater<?> updater) {
    List<Segment> segments = new ArrayList<>();
    for (UpdaterBlock block : updater.getUpdaterBlocks()) {
      int numbers = block.getParamOffsetEnd() - block.getParamOffsetStart();
      for (ParamState state : block.getLayersAndVariablesInBlock()) {
        int start = state.getParamOffsetStart();
        int mean = block.getUpdaterViewOffsetStart() + start - block.getParamOffsetStart();
        segments.add(
            new Segment(
                state.getLayer().getConfig().getLayerName(),
                start,
                state.getParamOffsetEnd() - start,
                mean,
                mean + numbers,
                block.getGradientUpdater().getConfig(),
                decay(regularisations(state))));
      }
    }
    return segments;
  }

  static List<Regularization> regularisations(ParamState state) {
    List<Regularization> some =
        state.getLayer().getConfig().getRegularizationByParam(state.getParamName());
    return some == null ? List.of() : some;
  }

  private static double decay(List<Regularization> regularisations) {
    return regularisations.stream().mapToDouble(one -> ((DecoupledDecay) one).decay()).sum();
  }
}
