package dev.unroll.core.random;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * A reproducible stream of random numbers whose whole state is one {@code long}, so that a
 * checkpoint can hold it: SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom
 * number generators", figure 16).
 *
 * <p>A run has one root seed; every use of chance takes its own stream by name ("initialisation",
 * "order", "dropout", "sampling"), so that one use drawing more or fewer numbers changes no other.
 * Not thread-safe.
 */
public final class RandomStream implements RandomGenerator {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** A stream that starts from {@code state}, as {@link #state()} once returned it, or any seed. */
  public RandomStream(long state) {
    this.state = state;
  }

  /** The stream {@code name} of the root {@code seed}; equal arguments give equal streams. */
  public static RandomStream named(long seed, String name) {
    long hash = 0xCBF29CE484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
    }
    return new RandomStream(mix(seed + GOLDEN_GAMMA) ^ mix(hash));
  }

  /**
   * A stream for item {@code index} of this one, such as a step; does not advance this stream, so
   * the numbers of a step do not depend on how many steps were drawn before.
   */
  public RandomStream at(long index) {
    return new RandomStream(mix(state + mix(index * GOLDEN_GAMMA + 1)));
  }

  @Override
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** All there is to know of this stream; {@code new RandomStream(state())} continues it. */
  public long state() {
    return state;
  }

  /** Shuffles {@code items} in place (Fisher and Yates, Durstenfeld's form). */
  public void shuffle(int[] items) {
    for (int i = items.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int kept = items[i];
      items[i] = items[j];
      items[j] = kept;
    }
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
