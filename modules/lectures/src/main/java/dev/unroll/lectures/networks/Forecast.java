package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SequenceTask;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Networks that say the next number of a series, or one further on, and how far they are off. */
final class Forecast {
  /** Numbers that a network is told. */
  static final int TOLD = 60;

  /** Courses to measure on. */
  static final int COURSES = 64;

  private static final int ALONE = 100;
  private static final int[] AHEAD = {10, 50, ALONE};

  private Forecast() {}

  /** A network on its own for 100 steps, beside those that say the 10th, 50th and 100th. */
  static FreeRun run(Series series, Training training, long seed) {
    RandomStream test = RandomStream.named(seed, "other courses");
    float[][][] courses = series.draw(test, COURSES, TOLD + ALONE);
    List<SmallNetwork> direct =
        IntStream.of(AHEAD).mapToObj(steps -> learnt(series, steps, training, seed)).toList();
    return FreeRun.of(learnt(series, 1, training, seed), courses, TOLD)
        .beside(direct, courses, TOLD, AHEAD);
  }

  /** Says, at each number, the one so many steps later. */
  private static SmallNetwork learnt(Series series, int steps, Training training, long seed) {
    SequenceTask task =
        (random, rows) -> {
          float[][][] longer = series.draw(random, rows, TOLD + steps);
          return Samples.numbers(part(longer, 0), part(longer, steps));
        };
    SmallNetwork network = new SmallNetwork(Sizes.numbers(new Gru(), 32, 1, 1), training, seed);
    network.learn(task, RandomStream.named(seed, "courses"));
    return network;
  }

  private static float[][][] part(float[][][] courses, int from) {
    return Stream.of(courses)
        .map(course -> Arrays.copyOfRange(course, from, from + TOLD))
        .toArray(float[][][]::new);
  }
}
