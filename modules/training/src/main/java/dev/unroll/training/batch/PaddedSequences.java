package dev.unroll.training.batch;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sequences of ids under each other as a graph reads them, each filled up to the longest.
 *
 * @param ids float [N, 1, S]
 * @param mask float [N, S], 1 where there is an id, 0 where there is padding
 * @param lengths of the N sequences
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
public record PaddedSequences(INDArray ids, INDArray mask, int[] lengths) {
  /**
   * Of these sequences, in order.
   *
   * @param sequences one or more, of at least one id each
   * @param padding id that fills up short ones
   */
  public static PaddedSequences of(List<int[]> sequences, int padding) {
    int rows = sequences.size();
    int[] lengths = sequences.stream().mapToInt(sequence -> sequence.length).toArray();
    int steps = Arrays.stream(lengths).max().orElseThrow();
    int[] ids = new int[Math.multiplyExact(rows, steps)];
    float[] mask = new float[ids.length];
    Arrays.fill(ids, padding);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(sequences.get(row), 0, ids, row * steps, lengths[row]);
      Arrays.fill(mask, row * steps, row * steps + lengths[row], 1);
    }
    return new PaddedSequences(
        BatchArrays.sequence(ids, rows, steps), BatchArrays.mask(mask, rows, steps), lengths);
  }
}
