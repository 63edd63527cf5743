package dev.unroll.benchmarks.dl4j;

import static dev.unroll.training.batch.BatchArrays.sequence;

import dev.unroll.benchmarks.work.Batch;
import dev.unroll.benchmarks.work.Sizes;
import dev.unroll.benchmarks.work.StackCase;
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
  static BatchArrays of(StackCase work, Batch batch) {
    Sizes sizes = work.sizes();
    int rows = sizes.rows();
    int steps = sizes.steps();
    INDArray inputs =
        work.work() == Work.TRAIN_FRAMES
            ? frames(batch.frames(), rows, steps, sizes.features())
            : sequence(batch.ids(), rows, steps);
    INDArray mask = Nd4j.zeros(rows, steps);
    for (int row = 0; row < rows; row++) {
      for (int step = 0; step < batch.lengths()[row]; step++) {
        mask.putScalar(row, step, 1);
      }
    }
    return new BatchArrays(inputs, sequence(batch.labels(), rows, steps), mask, batch.tokens());
  }

  /** The ids of each step, [N]. */
  static List<int[]> tokens(StackCase work, Batch batch) {
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
  static List<INDArray> columns(StackCase work, Batch batch) {
    return tokens(work, batch).stream().map(ids -> sequence(ids, ids.length, 1)).toList();
  }

  private static INDArray frames(float[] frames, int rows, int steps, int width) {
    return Nd4j.createFromArray(frames).reshape('c', rows, steps, width).permute(0, 2, 1).dup('f');
  }
}
