package dev.unroll.data.batch;

import dev.unroll.core.check.Check;

/**
 * N sentences with the sentences before and after each. Arrays are row-major, owned by the batch
 * and not to be changed.
 *
 * @param rows N
 * @param sourceSteps S
 * @param source ids [N, S], up to the stop symbol
 * @param sourceMask [N, S], 1 where there is a token, 0 where there is padding
 * @param targetSteps T
 * @param inputs ids [2N, T], from the start symbol on: row n is the sentence before source n, row N
 *     + n the one after it
 * @param labels ids [2N, T], the id after each input, up to the stop symbol
 * @param mask [2N, T], 1 where the label counts, 0 where it is padding; 0 in all of a row whose
 *     neighbour is missing
 */
public record NeighbourBatch(
    int rows,
    int sourceSteps,
    int[] source,
    float[] sourceMask,
    int targetSteps,
    int[] inputs,
    int[] labels,
    float[] mask) {
  public NeighbourBatch {
    Check.positive("rows", rows);
    PaddedRows.requireSizes(
        "source and its mask", rows, sourceSteps, source.length, sourceMask.length);
    PaddedRows.requireSizes(
        "inputs, labels and mask",
        Math.multiplyExact(2, rows),
        targetSteps,
        inputs.length,
        labels.length,
        mask.length);
  }

  /** The same with other inputs. */
  public NeighbourBatch withInputs(int[] others) {
    return new NeighbourBatch(
        rows, sourceSteps, source, sourceMask, targetSteps, others, labels, mask);
  }

  /** Number of labels that count. */
  public long tokens() {
    return TokenBatch.counted(mask);
  }
}
