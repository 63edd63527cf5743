package dev.unroll.layers.attention;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What is attended to: the keys and values of one source batch, with what the scores need of the
 * keys computed once. Made by {@link Attention#read(INDArray, INDArray)}; owns its arrays.
 */
public final class SourceMemory {
  final INDArray keys;
  final INDArray values;
  final INDArray projected;

  /** Of ones and zeros, [N, 1, S] or [N, T, S]; every step is kept where {@link #masked} is not. */
  final INDArray mask;

  final boolean masked;

  SourceMemory(INDArray keys, INDArray values, INDArray projected, INDArray mask, boolean masked) {
    this.keys = keys;
    this.values = values;
    this.projected = projected;
    this.mask = mask;
    this.masked = masked;
  }

  /** Rows N of the batch. */
  public long rows() {
    return keys.size(0);
  }

  /** Steps S of the source, padding included. */
  public long steps() {
    return keys.size(1);
  }

  /** Features M of a value. */
  public long features() {
    return values.size(2);
  }
}
