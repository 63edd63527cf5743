package dev.unroll.layers.embedding;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adding rows of a table up and adding rows to it. Arrays lie row after row; each of P vectors has
 * G ids, the same number for all, those of the first come first. An id of −1 stands for none. Sums
 * are in the order of the ids, whatever the number of threads.
 */
sealed interface EmbeddingRows permits ParallelRows, PlainRows {
  /** By threads of {@link dev.unroll.layers.kernel.Team}; float, in the computer's own memory. */
  EmbeddingRows NATIVE = new ParallelRows();

  /** By ND4J, for every type and backend. */
  EmbeddingRows PLAIN = new PlainRows();

  /**
   * Sets {@code vectors} [P, E] to the sums of their rows of {@code table} [V, E], zero where there
   * is none.
   *
   * @param ids P · G
   */
  void lookUp(INDArray table, int[] ids, INDArray vectors);

  /** Sets {@code table} to zero. */
  void clear(INDArray table);

  /**
   * Adds each of {@code vectors} [P, E] to its rows of {@code table} [V, E].
   *
   * @param ids P · G; a vector is added as often as a row is among its own
   */
  void add(INDArray vectors, int[] ids, INDArray table);
}
