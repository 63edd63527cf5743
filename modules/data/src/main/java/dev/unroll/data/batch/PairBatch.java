package dev.unroll.data.batch;

import dev.unroll.core.check.Check;

/**
 * Token ids of N pairs, S steps of source and T steps of target. Arrays are row-major, owned by the
 * batch and not to be changed.
 *
 * @param rows N
 * @param sourceSteps S
 * @param source ids [N, S]
 * @param sourceMask [N, S], 1 where there is a token, 0 where there is padding
 * @param targetSteps T
 * @param inputs ids [N, T], from the start symbol on
 * @param labels ids [N, T], the id after each input, up to the stop symbol
 * @param mask [N, T], 1 where the label counts, 0 where it is padding
 */
public record PairBatch(
    int rows,
    int sourceSteps,
    int[] source,
    float[] sourceMask,
    int targetSteps,
    int[] inputs,
    int[] labels,
    float[] mask) {
  public PairBatch {
    Check.positive("rows", rows);
    int sources = Math.multiplyExact(rows, Check.positive("source steps", sourceSteps));
    int targets = Math.multiplyExact(rows, Check.positive("target steps", targetSteps));
    Check.require(
        source.length == sources && sourceMask.length == sources,
        "source and its mask must hold rows × source steps = " + sources + " numbers each");
    Check.require(
        inputs.length == targets && labels.length == targets && mask.length == targets,
        "inputs, labels and mask must hold rows × target steps = " + targets + " numbers each");
  }

  /** Number of labels that count. */
  public long tokens() {
    return TokenBatch.counted(mask);
  }
}
