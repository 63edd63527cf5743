package dev.unroll.layers.attention;

import dev.unroll.layers.kernel.NativeKernels;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Products C_n = A_n B_n for each n of a batch. */
interface BatchProduct {
  /** Products of ND4J, for any data type and device. */
  BatchProduct PORTABLE = (a, b, c) -> c.addi(Nd4j.matmul(a.dup('c'), b.dup('c')));

  /**
   * Adds products to {@code c}.
   *
   * @param a [N, P, Q], in any layout
   * @param b [N, Q, R], in any layout
   * @param c [N, P, R], 'c' without gaps; changed
   */
  void add(INDArray a, INDArray b, INDArray c);

  /** Products as a new array [N, P, R]. */
  default INDArray of(INDArray a, INDArray b) {
    INDArray c = Nd4j.create(a.dataType(), new long[] {a.size(0), a.size(1), b.size(2)}, 'c');
    add(a, b, c);
    return c;
  }

  /** What multiplies arrays of this type fastest here. */
  static BatchProduct forType(DataType type) {
    return type == DataType.FLOAT && NativeKernels.available() ? new FastBatchProduct() : PORTABLE;
  }
}
