package dev.unroll.autoencoder;

import dev.unroll.data.batch.NeighbourBatch;
import dev.unroll.data.batch.NeighbourBatches;
import dev.unroll.training.batch.BatchArrays;
import java.util.List;
import java.util.function.LongFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sentences that are read, whose neighbours are written. */
final class NeighbourFeed implements Feed {
  private final NeighbourBatches batches;
  private final Drops drops;

  NeighbourFeed(AutoencoderConfig config, AutoencoderData data, long seed) {
    this.batches = batches(data, data.train(), config.batch(), seed);
    this.drops = new Drops(config, data, seed);
  }

  /** The batches of some sentences. */
  static NeighbourBatches batches(
      AutoencoderData data, AutoencoderData.Part part, int rows, long seed) {
    List<List<int[]>> framed =
        part.stretches().stream()
            .map(
                stretch ->
                    Feed.framed(data, stretch.stream().map(AutoencoderData.Sentence::ids).toList()))
            .toList();
    return new NeighbourBatches(framed, rows, data.language().vocabulary().padding(), seed);
  }

  @Override
  public long batches() {
    return batches.count();
  }

  @Override
  public LongFunction<GraphBatch> epoch(int epoch) {
    List<int[]> plan = batches.plan(epoch);
    return index -> {
      NeighbourBatch batch = batches.batch(plan.get(Math.toIntExact(index)));
      int[] inputs = drops.drop(batch.inputs(), batch.targetSteps(), epoch, index);
      return arrays(batch.withInputs(inputs));
    };
  }

  /** A batch as arrays, the targets of N sentences being 2N rows. */
  static GraphBatch arrays(NeighbourBatch batch) {
    int rows = 2 * batch.rows();
    INDArray mask = BatchArrays.mask(batch.mask(), rows, batch.targetSteps());
    return new GraphBatch(
        new INDArray[] {
          BatchArrays.sequence(batch.source(), batch.rows(), batch.sourceSteps()),
          BatchArrays.sequence(batch.inputs(), rows, batch.targetSteps())
        },
        new INDArray[] {
          BatchArrays.mask(batch.sourceMask(), batch.rows(), batch.sourceSteps()), mask
        },
        BatchArrays.sequence(batch.labels(), rows, batch.targetSteps()),
        mask,
        batch.tokens());
  }
}
