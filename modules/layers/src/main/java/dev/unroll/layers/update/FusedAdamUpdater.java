package dev.unroll.layers.update;

import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.Team;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;

/** What {@link FusedAdam} does in an updater block; the state is Deeplearning4j's own. */
final class FusedAdamUpdater extends AdamUpdater {
  private final Team team;

  FusedAdamUpdater(Adam config, Team team) {
    super(config);
    this.team = team;
  }

  @Override
  public void applyUpdater(INDArray gradient, int iteration, int epoch) {
    if (!NativeKernels.available() || !fits(gradient) || !fits(getM()) || !fits(getV())) {
      super.applyUpdater(gradient, iteration, epoch);
      return;
    }
    AdamStep step = AdamStep.of(getConfig(), iteration, epoch);
    Floats gradients = Floats.of(gradient);
    Floats means = Floats.of(getM());
    Floats variances = Floats.of(getV());
    List<Chunk> chunks = Chunk.of(gradients.length()).toList();
    team.run(chunks.size(), part -> update(chunks.get(part), step, gradients, means, variances));
  }

  /** Whether the elements lie one after another as floats. */
  static boolean fits(INDArray array) {
    return array.dataType() == DataType.FLOAT
        && array.length() <= Integer.MAX_VALUE / Float.BYTES
        && (array.length() == 1 || array.elementWiseStride() == 1);
  }

  private static void update(
      Chunk chunk, AdamStep step, Floats gradients, Floats means, Floats variances) {
    float[] g = chunk.array();
    float[] m = chunk.array();
    float[] v = chunk.array();
    chunk.eachRun(
        (start, length) -> {
          gradients.read(start, g, length);
          means.read(start, m, length);
          variances.read(start, v, length);
          step.update(g, m, v, length);
          gradients.write(start, g, length);
          means.write(start, m, length);
          variances.write(start, v, length);
        });
  }
}
