package dev.unroll.layers.output;

import dev.unroll.layers.step.StepRows;
import dev.unroll.layers.step.StepValues;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The rows whose label counts; what a mask hides is left out and never looked at.
 *
 * <p>When rows are left out, rows of zeros with mask 0 follow, at least one and up to a multiple of
 * 16: they keep the number of different shapes small, and their gradient of zero is the gradient of
 * every row that was left out.
 *
 * @param x [M, H], row after row
 * @param labels M ids
 * @param masks m of each row
 * @param places where each row of the input is in x; empty when all are, in order
 */
record LabelRows(INDArray x, int[] labels, double[] masks, int[] places) {
  private static final int MULTIPLE = 16;

  /**
   * @param input [N, H, T] or [N, H]
   * @param labels one for each row and step
   * @param mask one for each row and step; 0 hides, other numbers are factors of the loss
   * @param classes V
   * @throws IllegalArgumentException when a label that counts is not in [0, V), or for other shapes
   */
  static LabelRows of(INDArray input, StepValues labels, StepValues mask, int classes) {
    labels.requireShape((int) input.size(0), input.rank() == 3 ? (int) input.size(2) : 1);
    int[] ids = labels.ids(classes, mask);
    INDArray x = StepRows.of(input);
    int[] counted = IntStream.range(0, ids.length).filter(i -> ids[i] >= 0).toArray();
    return counted.length == ids.length
        ? new LabelRows(x, ids, mask.values(), new int[0])
        : some(x, ids, mask.values(), counted);
  }

  private static LabelRows some(INDArray x, int[] ids, double[] masks, int[] counted) {
    int length = (counted.length / MULTIPLE + 1) * MULTIPLE;
    INDArray kept = Nd4j.create(x.dataType(), new long[] {length, x.size(1)}, 'c');
    int[] labels = new int[length];
    double[] factors = new double[length];
    int[] places = new int[ids.length];
    Arrays.fill(places, length - 1);
    for (int i = 0; i < counted.length; i++) {
      labels[i] = ids[counted[i]];
      factors[i] = masks[counted[i]];
      places[counted[i]] = i;
    }
    if (counted.length > 0) {
      StepRows.pick(x, counted, kept.get(NDArrayIndex.interval(0, counted.length)));
    }
    return new LabelRows(kept, labels, factors, places);
  }

  /** The same rows with other vectors [M, F], row after row. */
  LabelRows with(INDArray vectors) {
    return new LabelRows(vectors, labels, masks, places);
  }

  int size() {
    return labels.length;
  }

  /** Whether no row is left out. */
  boolean all() {
    return places.length == 0;
  }

  /**
   * Puts rows that are as those of x into the order of the input, zero where left out.
   *
   * @param target [T · N, H]; set. Only when not {@link #all()} are in it.
   */
  void restore(INDArray rows, INDArray target) {
    StepRows.pick(rows, places, target);
  }

  /** Values in the order of the input, 0 where left out, from those of the rows of x. */
  double[] restore(double[] values) {
    return all() ? values : IntStream.of(places).mapToDouble(place -> values[place]).toArray();
  }
}
