package dev.unroll.layers.embedding;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Copying rows of a table out and adding rows to it. Arrays lie row after row; an id of −1 stands
 * for none. Sums are in the order of the positions, whatever the number of threads.
 */
sealed interface EmbeddingRows permits ParallelRows, PlainRows {
  /** By threads of {@link dev.unroll.layers.kernel.Team}; float, in the computer's own memory. */
  EmbeddingRows NATIVE = new ParallelRows();

  /** By ND4J, for every type and backend. */
  EmbeddingRows PLAIN = new PlainRows();

  /** Sets {@code vectors} [P, E] to the rows of {@code table} [V, E], zero where there is none. */
  void lookUp(INDArray table, int[] ids, INDArray vectors);

  /** Sets {@code table} to zero. */
  void clear(INDArray table);

  /** Adds row i of {@code vectors} [P, E] to row {@code ids[i]} of {@code table} [V, E]. */
  void add(INDArray vectors, int[] ids, INDArray table);
}
