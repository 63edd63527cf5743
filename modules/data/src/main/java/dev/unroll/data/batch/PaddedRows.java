package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.List;

/**
 * Sequences under each other, each filled up to the longest. Arrays are row-major [N, T].
 *
 * @param sequences one a row
 * @param omitted how many tokens of each are left out, at its beginning or its end
 */
record PaddedRows(List<int[]> sequences, int omitted) {
  /** In the place of a sequence that is missing: without one token, nothing is left of it. */
  static final int[] MISSING = new int[1];

  /** T, what is left of the longest sequence. */
  int steps() {
    return sequences.stream().mapToInt(this::length).max().orElseThrow();
  }

  /** What is left of each sequence from its token {@code from} on, then {@code padding}. */
  int[] ids(int from, int padding) {
    int steps = steps();
    int[] ids = new int[Math.multiplyExact(sequences.size(), steps)];
    Arrays.fill(ids, padding);
    for (int row = 0; row < sequences.size(); row++) {
      int[] sequence = sequences.get(row);
      System.arraycopy(sequence, from, ids, row * steps, length(sequence));
    }
    return ids;
  }

  /** 1 where there is a token, 0 where there is padding. */
  float[] mask() {
    int steps = steps();
    float[] mask = new float[Math.multiplyExact(sequences.size(), steps)];
    for (int row = 0; row < sequences.size(); row++) {
      Arrays.fill(mask, row * steps, row * steps + length(sequences.get(row)), 1);
    }
    return mask;
  }

  private int length(int[] sequence) {
    return sequence.length - omitted;
  }

  /**
   * Requires arrays of {@code rows} × {@code steps} numbers.
   *
   * @param what they are, for the error
   */
  static void requireSizes(String what, int rows, int steps, int... lengths) {
    int size = Math.multiplyExact(rows, Check.positive("steps of " + what, steps));
    for (int length : lengths) {
      Check.require(
          length == size,
          what + " must hold rows × steps = " + size + " numbers each, but one holds " + length);
    }
  }

  /**
   * Requires sequences with their start and stop symbols, so of at least two tokens.
   *
   * @param what one is, for the error, which counts them from 1
   */
  static void requireFramed(String what, List<int[]> sequences) {
    for (int i = 0; i < sequences.size(); i++) {
      int length = sequences.get(i).length;
      Check.require(
          length >= 2,
          what + " " + (i + 1) + " has " + length + " tokens, but needs its start and stop symbol");
    }
  }
}
