package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.Batch;
import dev.unroll.benchmarks.work.Sizes;
import dev.unroll.benchmarks.work.StackCase;
import dev.unroll.benchmarks.work.Work;
import java.util.Arrays;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A batch as libtorch takes it, made before the clock runs.
 *
 * @param inputs ids, long [T, N], or frames, float [T, N, F]
 * @param labels long [T, N]
 * @param lengths long [N]
 */
record Tensors(Tensor inputs, Tensor labels, Tensor lengths) {
  static Tensors of(StackCase work, Batch batch) {
    Sizes sizes = work.sizes();
    Tensor inputs =
        work.work() == Work.TRAIN_FRAMES
            ? torch
                .tensor(batch.frames())
                .view(sizes.rows(), sizes.steps(), sizes.features())
                .transpose(0, 1)
                .contiguous()
            : ids(batch.ids(), sizes.rows(), sizes.steps());
    return of(inputs, batch, sizes.rows(), sizes.steps());
  }

  /** A batch of ids, [N, T] row after row. */
  static Tensors ofIds(Batch batch, int rows, int steps) {
    return of(ids(batch.ids(), rows, steps), batch, rows, steps);
  }

  private static Tensors of(Tensor inputs, Batch batch, int rows, int steps) {
    Tensor lengths = torch.tensor(longs(batch.lengths()));
    return new Tensors(inputs, ids(batch.labels(), rows, steps), lengths);
  }

  /** Ids of column {@code step}, long [1, N]. */
  static Tensor column(StackCase work, Batch batch, int step) {
    long[] column = new long[work.sizes().rows()];
    for (int row = 0; row < column.length; row++) {
      column[row] = batch.ids()[row * work.sizes().steps() + step];
    }
    return torch.tensor(column).view(1, column.length);
  }

  /** Without the steps after each row's end; rows come in any order of length. */
  PackedSequence packed(Tensor sequences) {
    return torch.pack_padded_sequence(sequences, lengths, false, false);
  }

  private static Tensor ids(int[] ids, int rows, int steps) {
    return torch.tensor(longs(ids)).view(rows, steps).transpose(0, 1).contiguous();
  }

  private static long[] longs(int[] numbers) {
    return Arrays.stream(numbers).asLongStream().toArray();
  }
}
