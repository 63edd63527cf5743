package dev.unroll.lectures.training;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SmallNetwork;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** What an update of a chunk costs. */
final class ChunkCost {
  private static final int FLOAT = 4;
  private static final int WARM_UP = 20;

  private ChunkCost() {}

  /**
   * Seconds of an update of each length: the median of some updates, lengths in turn, after updates
   * that do not count. They are seconds of the processor in this thread, which do not run while
   * other programs have it.
   */
  static double[] seconds(Echoing task, int[] chunks, int updates, long seed) {
    SmallNetwork network = task.network(chunks.length * (WARM_UP + updates), seed);
    Samples[] pieces =
        Arrays.stream(chunks)
            .mapToObj(c -> task.piece(RandomStream.named(seed, "cost"), Echoing.ROWS, 4, c))
            .toArray(Samples[]::new);
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    double[][] times = new double[chunks.length][updates];
    for (int i = -WARM_UP; i < updates; i++) {
      for (int c = 0; c < chunks.length; c++) {
        long start = clock.getCurrentThreadCpuTime();
        network.fit(pieces[c]);
        if (i >= 0) {
          times[c][i] = (clock.getCurrentThreadCpuTime() - start) / 1e9;
        }
      }
    }
    return Arrays.stream(times).mapToDouble(Figure::median).toArray();
  }

  /** KiB that the recurrent layer keeps for the backward pass of a chunk, by its own account. */
  static double kibibytes(int chunk) {
    Recurrent layer =
        new Recurrent.Builder(new Lstm()).nIn(Echoing.UNITS).nOut(Echoing.UNITS).build();
    long elements =
        layer
            .getMemoryReport(InputType.recurrent(Echoing.UNITS, chunk))
            .getWorkingMemoryVariableTrain()
            .get(CacheMode.NONE);
    return (double) elements * Echoing.ROWS * FLOAT / 1024;
  }
}
