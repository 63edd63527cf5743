package dev.unroll.benchmarks.dl4j;

import dev.unroll.benchmarks.work.Batch;
import dev.unroll.benchmarks.work.Case;
import dev.unroll.benchmarks.work.Sizes;
import dev.unroll.benchmarks.work.Work;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch as the arrays that Deeplearning4j takes, made before the clock runs.
 *
 * @param inputs ids, float [N, 1, T], or frames, float [N, F, T]
 * @param labels ids, float [N, 1, T]
 * @param mask float [N, T] of zeros and ones
 * @param tokens ones in the mask
 */
record BatchArrays(INDArray inputs, INDArray labels, INDArray mask, long tokens) {
  static BatchArrays of(Case work, Batch batch) {
    Sizes sizes = work.sizes();
    int rows = sizes.rows();
    int steps = sizes.steps();
    INDArray inputs =
        work.work() == Work.TRAIN_FRAMES
            ? frames(batch.frames(), rows, steps, sizes.features())
            : ids(batch.ids(), rows, steps);
    INDArray mask = Nd4j.zeros(rows, steps);
    for (int row = 0; row < rows; row++) {
      for (int step = 0; step < batch.lengths()[row]; step++) {
        mask.putScalar(row, step, 1);
      }
    }
    return new BatchArrays(inputs, ids(batch.labels(), rows, steps), mask, batch.tokens());
  }

  /** The ids of each step, [N]. */
  static List<int[]> tokens(Case work, Batch batch) {
    int steps = work.sizes().steps();
    return IntStream.range(0, steps)
        .mapToObj(
            step ->
                IntStream.range(0, work.sizes().rows())
                    .map(row -> batch.ids()[row * steps + step])
                    .toArray())
        .toList();
  }

  /** The ids of each step, float [N, 1, 1]. */
  static List<INDArray> columns(Case work, Batch batch) {
    return tokens(work, batch).stream().map(ids -> ids(ids, ids.length, 1)).toList();
  }

  private static INDArray ids(int[] ids, int rows, int steps) {
    float[] floats = new float[ids.length];
    for (int i = 0; i < ids.length; i++) {
      floats[i] = ids[i];
    }
    return Nd4j.createFromArray(floats).reshape('c', rows, 1, steps);
  }

  private static INDArray frames(float[] frames, int rows, int steps, int width) {
    return Nd4j.createFromArray(frames).reshape('c', rows, steps, width).permute(0, 2, 1).dup('f');
  }
}
