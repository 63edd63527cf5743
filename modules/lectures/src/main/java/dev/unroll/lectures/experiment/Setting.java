package dev.unroll.lectures.experiment;

import dev.unroll.core.random.RandomStream;
import java.util.stream.IntStream;

/**
 * How an experiment is run.
 *
 * @param quick in seconds rather than minutes, with smaller sizes
 * @param seed root of all randomness
 */
public record Setting(boolean quick, long seed) {
  /** The first when {@link #quick}, else the second. */
  public int either(int quickly, int fully) {
    return quick ? quickly : fully;
  }

  /** Roots for repetitions: the seed and those that follow it. */
  public long[] seeds(int count) {
    return IntStream.range(0, count).mapToLong(i -> seed + i).toArray();
  }

  /** A stream of random numbers of its own for each name. */
  public RandomStream random(String name) {
    return RandomStream.named(seed, name);
  }
}
