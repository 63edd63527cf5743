package dev.unroll.layers.update;

import dev.unroll.layers.kernel.NativeKernels;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** Whether {@link FusedUpdate} does for a network what Deeplearning4j's updater would do. */
final class Suitability {
  private Suitability() {}

  /** What stands against it, or an empty text. */
  static String objection(BaseMultiLayerUpdater<?> updater) {
    if (!NativeKernels.available()) {
      return "native kernels are not available";
    }
    INDArray state = updater.getStateViewArray();
    if (!FusedAdamUpdater.fits(updater.getNetwork().params())
        || !FusedAdamUpdater.fits(updater.getFlattenedGradientsView())
        || (state != null && !FusedAdamUpdater.fits(state))) {
      return "its arrays are not FLOAT, not in one run or not below 2 GiB";
    }
    for (UpdaterBlock block : updater.getUpdaterBlocks()) {
      String objection = objection(block);
      if (!objection.isEmpty()) {
        return objection;
      }
    }
    return "";
  }

  private static String objection(UpdaterBlock block) {
    IUpdater updater = block.getGradientUpdater().getConfig();
    if (!List.of(Adam.class, FusedAdam.class, Sgd.class).contains(updater.getClass())) {
      return "its updater is " + updater.getClass().getSimpleName() + ", not Adam or Sgd";
    }
    if (block.isPretrainUpdaterBlock()) {
      return "it has parameters that are trained beforehand";
    }
    for (ParamState state : block.getLayersAndVariablesInBlock()) {
      String where = "layer " + state.getLayer().getConfig().getLayerName();
      GradientNormalization own = state.getLayer().getConfig().getGradientNormalization();
      if (own != null && own != GradientNormalization.None) {
        return where + " has a gradient normalisation of its own";
      }
      if (!Segment.regularisations(state).stream().allMatch(DecoupledDecay.class::isInstance)) {
        return where + " has a regularisation other than DecoupledDecay";
      }
    }
    return "";
  }
}
