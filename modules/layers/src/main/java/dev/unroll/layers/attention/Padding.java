package dev.unroll.layers.attention;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Steps of sequences that a mask leaves out. */
final class Padding {
  private final boolean[] out;

  private Padding(boolean[] out) {
    this.out = out;
  }

  /**
   * @param mask [N, S] of any type; 0 leaves a step out
   */
  static Padding of(INDArray mask) {
    double[] values = mask.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    boolean[] out = new boolean[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i] == 0;
    }
    return new Padding(out);
  }

  /**
   * Sets to zero what is left out. A product with the mask would not do: NaN times 0 is NaN.
   *
   * @param sequence [N, S, F] without gaps, 'c'; changed
   */
  void clear(INDArray sequence) {
    INDArray rows = sequence.reshape('c', out.length, sequence.size(2));
    for (int from = 0; from < out.length; from++) {
      int to = from;
      while (to < out.length && out[to]) {
        to++;
      }
      if (to > from) {
        rows.get(NDArrayIndex.interval(from, to), NDArrayIndex.all()).assign(0);
        from = to;
      }
    }
  }
}
