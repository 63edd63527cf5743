package dev.unroll.layers.ctc;

import dev.unroll.layers.step.StepRows;
import dev.unroll.layers.step.StepValues;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The frames that a mask leaves, as rows; what it hides is never looked at.
 *
 * <p>When frames are left out, rows of zeros follow, at least one and up to a multiple of 16: they
 * keep the number of different shapes small, and their gradient of zero is that of every frame left
 * out.
 *
 * @param x [M, H], row after row
 * @param frames [N][Tₙ] where the frames of each utterance are in x
 * @param places where each row of the input is in x; empty when all are, in order
 */
record CountedFrames(INDArray x, int[][] frames, int[] places) {
  private static final int MULTIPLE = 16;

  /**
   * @param input [N, H, T]
   * @param mask one for each row and step; 0 hides
   * @throws IllegalArgumentException when the mask is for another shape
   */
  static CountedFrames of(INDArray input, StepValues mask) {
    int rows = (int) input.size(0);
    mask.requireShape(rows, (int) input.size(2));
    int[] kept =
        IntStream.range(0, mask.values().length).filter(i -> mask.values()[i] != 0).toArray();
    INDArray all = StepRows.of(input);
    int[][] frames = new int[rows][];
    int[] lengths = new int[rows];
    for (int at : kept) {
      lengths[at % rows]++;
    }
    Arrays.setAll(frames, n -> new int[lengths[n]]);
    Arrays.fill(lengths, 0);
    for (int i = 0; i < kept.length; i++) {
      int n = kept[i] % rows;
      frames[n][lengths[n]++] = i;
    }
    return kept.length == all.size(0)
        ? new CountedFrames(all, frames, new int[0])
        : new CountedFrames(some(all, kept), frames, places((int) all.size(0), kept));
  }

  private static int padded(int[] kept) {
    return (kept.length / MULTIPLE + 1) * MULTIPLE;
  }

  private static INDArray some(INDArray all, int[] kept) {
    INDArray x = Nd4j.create(all.dataType(), new long[] {padded(kept), all.size(1)}, 'c');
    if (kept.length > 0) {
      StepRows.pick(all, kept, x.get(NDArrayIndex.interval(0, kept.length)));
    }
    return x;
  }

  private static int[] places(int count, int[] kept) {
    int[] places = new int[count];
    Arrays.fill(places, padded(kept) - 1);
    for (int i = 0; i < kept.length; i++) {
      places[kept[i]] = i;
    }
    return places;
  }

  /** Whether no frame is left out. */
  boolean all() {
    return places.length == 0;
  }

  /**
   * Puts rows that are as those of x into the order of the input, zero where left out.
   *
   * @param target [T · N, H]; set. Only when not {@link #all()} are in x.
   */
  void restore(INDArray rows, INDArray target) {
    StepRows.pick(rows, places, target);
  }
}
