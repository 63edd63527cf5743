package dev.unroll.training.batch;

import dev.unroll.data.batch.PairBatch;
import dev.unroll.layers.graph.CarryingGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A batch of pairs as the arrays that a graph takes; ids are whole numbers in float.
 *
 * @param source ids [N, 1, S]
 * @param sourceMask [N, S]
 * @param inputs ids [N, 1, T]
 * @param labels ids [N, 1, T]
 * @param mask [N, T]
 */
public record PairArrays(
    INDArray source, INDArray sourceMask, INDArray inputs, INDArray labels, INDArray mask) {
  /** The arrays of a batch. */
  public static PairArrays of(PairBatch batch) {
    int rows = batch.rows();
    return new PairArrays(
        BatchArrays.sequence(batch.source(), rows, batch.sourceSteps()),
        BatchArrays.mask(batch.sourceMask(), rows, batch.sourceSteps()),
        BatchArrays.sequence(batch.inputs(), rows, batch.targetSteps()),
        BatchArrays.sequence(batch.labels(), rows, batch.targetSteps()),
        BatchArrays.mask(batch.mask(), rows, batch.targetSteps()));
  }

  /** What a graph puts out for the batch, float [N, V, T]; its masks are cleared again. */
  public INDArray logits(CarryingGraph graph) {
    INDArray logits =
        graph
            .output(
                false, new INDArray[] {source, inputs}, new INDArray[] {sourceMask, mask}, null)[0];
    graph.clearLayerMaskArrays(); // else training would be masked, too
    return logits;
  }
}
