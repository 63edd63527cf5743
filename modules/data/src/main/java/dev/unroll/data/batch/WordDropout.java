package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;

/**
 * Word dropout (Bowman et al. 2016, section 3.1): in training some of the words that a decoder
 * reads become the unknown word, so that it cannot guess the next one from those before alone, but
 * has to use what it was given to write from.
 *
 * @param share of the words that become unknown, in [0, 1)
 * @param unknown id of the unknown word
 */
public record WordDropout(double share, int unknown) {
  public WordDropout {
    Check.within("word-dropout", share, 0, 1);
    Check.notNegative("unknown", unknown);
  }

  /**
   * A copy of a decoder's inputs in which words are dropped, but never the start symbol.
   *
   * @param inputs ids [N, T], row-major, of which those at step 0 start a sequence
   * @param steps T
   * @param draws chance; equal streams drop the same words
   */
  public int[] drop(int[] inputs, int steps, RandomStream draws) {
    int[] dropped = inputs.clone();
    if (share == 0) {
      return dropped;
    }
    for (int i = 0; i < dropped.length; i++) {
      boolean drop = draws.nextDouble() < share;
      if (drop && i % steps > 0) {
        dropped[i] = unknown;
      }
    }
    return dropped;
  }
}
