package dev.unroll.data.noise;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.util.Arrays;

/**
 * The noise of a sequential denoising autoencoder (Hill, Cho and Korhonen 2016, "Learning
 * distributed representations of sentences from unlabelled data", section 3.1): {@code N(S | p_o,
 * p_x)} first deletes each word with probability p_o, then swaps the words of each bigram with
 * probability p_x, where bigrams do not overlap: the first word left with the second, the third
 * with the fourth and so on. Of a sentence that would lose all its words one stays, any with the
 * same chance.
 *
 * @param deletion p_o in [0, 1]
 * @param swaps p_x in [0, 1]
 */
public record SentenceNoise(double deletion, double swaps) {
  public SentenceNoise {
    requireProbability("deletion", deletion);
    requireProbability("swaps", swaps);
  }

  private static void requireProbability(String name, double probability) {
    Check.require(
        probability >= 0 && probability <= 1, name + " must be in [0, 1], but was " + probability);
  }

  /**
   * A noisy copy of a sentence.
   *
   * @param words ids without the symbols of start and end; not changed
   * @param draws chance; equal streams make the same noise
   * @return at least one word, if there was one
   */
  public int[] apply(int[] words, RandomStream draws) {
    int[] left = delete(words, draws);
    for (int i = 0; i + 1 < left.length; i += 2) {
      if (draws.nextDouble() < swaps) {
        int first = left[i];
        left[i] = left[i + 1];
        left[i + 1] = first;
      }
    }
    return left;
  }

  private int[] delete(int[] words, RandomStream draws) {
    int[] left = new int[words.length];
    int size = 0;
    for (int word : words) {
      if (draws.nextDouble() >= deletion) {
        left[size++] = word;
      }
    }
    if (size == 0 && words.length > 0) {
      left[size++] = words[draws.nextInt(words.length)];
    }
    return Arrays.copyOf(left, size);
  }
}
