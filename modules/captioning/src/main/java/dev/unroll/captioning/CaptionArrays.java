package dev.unroll.captioning;

import dev.unroll.data.batch.CaptionBatch;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.batch.BatchArrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A batch of captions as the arrays that a graph takes; ids are whole numbers in float.
 *
 * @param words ids [N, 1, T]
 * @param pictures of {@link PictureArrays}, P of them
 * @param labels ids [N, 1, T]
 * @param mask [N, T]
 */
record CaptionArrays(INDArray words, INDArray pictures, INDArray labels, INDArray mask) {
  static CaptionArrays of(CaptionBatch batch, INDArray pictures) {
    int rows = batch.rows();
    return new CaptionArrays(
        BatchArrays.sequence(batch.inputs(), rows, batch.steps()),
        pictures,
        BatchArrays.sequence(batch.labels(), rows, batch.steps()),
        BatchArrays.mask(batch.mask(), rows, batch.steps()));
  }

  INDArray[] inputs() {
    return new INDArray[] {words, pictures};
  }

  /** Pictures are never padded. */
  INDArray[] inputMasks() {
    return new INDArray[] {mask, null};
  }

  /** What a graph puts out for the batch, float [N, V, T]; its masks are cleared again. */
  INDArray logits(CarryingGraph graph) {
    INDArray logits = graph.output(false, inputs(), inputMasks(), null)[0];
    graph.clearLayerMaskArrays(); // else training would be masked, too
    return logits;
  }
}
