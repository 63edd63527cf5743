package dev.unroll.data.synthetic.scene;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.synthetic.Split;

/**
 * Scenes without end, from a seed; each is drawn when it is asked for, in whatever order, and
 * always the same. All splits are alike: one to three things, no combination held out; no two
 * pictures of them are the same, but what they show may be. Thread-safe.
 *
 * @param seed of all of it
 */
public record Scenes(long seed) {
  /**
   * Scene number {@code index} of a split.
   *
   * @throws IllegalArgumentException when {@code index} is negative
   */
  public Scene scene(Split split, long index) {
    return sampler(split.lowerCase(), index).shown();
  }

  /**
   * Scene number {@code index} of those to test on that have a combination of colour and shape of
   * {@link Combination#HELD_OUT}; other things in it may have any other.
   *
   * @throws IllegalArgumentException when {@code index} is negative
   */
  public Scene unseen(long index) {
    return sampler("unseen", index).unseen();
  }

  private SceneSampler sampler(String part, long index) {
    Check.notNegative("index", index);
    return new SceneSampler(RandomStream.named(seed, "scenes " + part).at(index));
  }
}
