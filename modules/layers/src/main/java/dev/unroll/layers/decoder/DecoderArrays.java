package dev.unroll.layers.decoder;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of a decoder, or their gradients; views that others own.
 *
 * @param cells of each layer by the keys of its {@code Recurrent}
 * @param attention by the names of its {@code AttentionForm}
 * @param combine Wc [M + H, A], 'f' order
 */
record DecoderArrays(
    List<Map<String, INDArray>> cells, Map<String, INDArray> attention, INDArray combine) {

  /** Sets everything to zero. */
  void clear() {
    cells.forEach(cell -> cell.values().forEach(array -> array.assign(0)));
    attention.values().forEach(array -> array.assign(0));
    combine.assign(0);
  }
}
