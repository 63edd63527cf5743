package dev.unroll.speech;

import dev.unroll.data.batch.FrameBatch;
import dev.unroll.layers.graph.CarryingGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Asks a graph what it hears. Not thread-safe. */
final class Listener {
  private final CarryingGraph graph;
  private final NetworkConfig sizes;

  /** Asks {@code graph}, which has these sizes. */
  Listener(CarryingGraph graph, NetworkConfig sizes) {
    this.graph = graph;
    this.sizes = sizes;
  }

  /** Log-probabilities of the symbols in each frame [U][K] of each row, without padding. */
  List<float[][]> emissions(FrameBatch batch) {
    FrameArrays arrays = FrameArrays.of(batch);
    INDArray[] output =
        graph.output(false, new INDArray[] {arrays.frames()}, new INDArray[] {arrays.mask()}, null);
    graph.clearLayerMaskArrays(); // else training would be masked, too
    List<float[][]> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      float[][] padded = output[0].slice(row).transpose().dup('c').toFloatMatrix();
      rows.add(Arrays.copyOf(padded, sizes.steps(batch.length(row))));
    }
    return rows;
  }
}
