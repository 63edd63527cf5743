package dev.unroll.autoencoder;

import dev.unroll.core.check.Check;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.batch.LabelNats;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A batch as the arrays that a graph takes.
 *
 * @param inputs in the order of the graph's inputs
 * @param inputMasks as many
 * @param labels ids [N, 1, T]
 * @param mask [N, T] of the labels
 * @param tokens number of labels that count
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
record GraphBatch(
    INDArray[] inputs, INDArray[] inputMasks, INDArray labels, INDArray mask, long tokens) {
  GraphBatch {
    Check.require(
        inputs.length == inputMasks.length,
        "each of " + inputs.length + " inputs needs a mask, but there are " + inputMasks.length);
  }

  /** −ln P of all labels that count, in nats; the graph stays as it was. */
  double nats(CarryingGraph graph) {
    INDArray logits = graph.output(false, inputs, inputMasks, null)[0];
    graph.clearLayerMaskArrays(); // else training would be masked, too
    return LabelNats.of(logits, labels).mul(mask).sumNumber().doubleValue();
  }
}
