package dev.unroll.layers.output;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights of logits z_v = table_v · x + bias_v, or their gradient; the network's own memory.
 *
 * @param table [V, H], row after row
 * @param bias V values
 */
record Projection(INDArray table, INDArray bias) {
  int classes() {
    return (int) table.size(0);
  }

  int inputs() {
    return (int) table.size(1);
  }
}
