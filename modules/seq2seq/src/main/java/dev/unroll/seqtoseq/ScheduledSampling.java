package dev.unroll.seqtoseq;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.batch.PairArrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Replaces some of the tokens that the decoder reads by the likeliest ones of the model, for {@link
 * SamplingConfig}. The model says all of a sentence's tokens in one pass over the true ones, and
 * the second pass trains on the mixture (Mihaylova and Martins 2019, section 3), so that the steps
 * stay parallel; Bengio et al. 2015 decide step by step.
 */
final class ScheduledSampling {
  private final SamplingConfig config;
  private final long seed;

  ScheduledSampling(SamplingConfig config, long seed) {
    this.config = config;
    this.seed = seed;
  }

  /** The batch to train on at this step; the same one under teacher forcing. */
  PairArrays replace(CarryingGraph graph, PairArrays batch, long step) {
    double share = config.at(step);
    if (share == 0) {
      return batch;
    }
    INDArray said = batch.logits(graph).argMax(1);
    INDArray inputs = batch.inputs().dup();
    RandomStream random = RandomStream.named(seed, "sampling").at(step);
    for (int row = 0; row < inputs.size(0); row++) {
      // What is said at a step is read at the next one; the start symbol stays.
      for (int t = 1; t < inputs.size(2); t++) {
        if (random.nextDouble() < share) {
          inputs.putScalar(row, 0, t, said.getDouble(row, t - 1));
        }
      }
    }
    return new PairArrays(batch.source(), batch.sourceMask(), inputs, batch.labels(), batch.mask());
  }
}
