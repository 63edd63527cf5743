package dev.unroll.data.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SentenceNoiseTest {
  private static final int TRIALS = 40_000;

  @Test
  void noNoiseChangesNothing() {
    int[] words = {5, 6, 7};
    assertArrayEquals(words, new SentenceNoise(0, 0).apply(words, new RandomStream(1)));
    assertEquals(0, new SentenceNoise(0.5, 0.5).apply(new int[0], new RandomStream(1)).length);
  }

  @Test
  void fullNoiseIsKnown() {
    int[] words = {1, 2, 3, 4, 5};
    assertArrayEquals(
        new int[] {2, 1, 4, 3, 5}, new SentenceNoise(0, 1).apply(words, new RandomStream(1)));
    assertArrayEquals(new int[] {1, 2, 3, 4, 5}, words);
  }

  /** The chance of each outcome of three words, by hand from the definition of the paper. */
  @Test
  void outcomesComeAsOftenAsTheirChanceSays() {
    double o = 0.3;
    double x = 0.2;
    double k = 1 - o;
    Map<List<Integer>, Double> chances = new HashMap<>();
    chances.put(List.of(1, 2, 3), k * k * k * (1 - x));
    chances.put(List.of(2, 1, 3), k * k * k * x);
    for (int[] two : new int[][] {{1, 2}, {1, 3}, {2, 3}}) {
      chances.put(List.of(two[0], two[1]), k * k * o * (1 - x));
      chances.put(List.of(two[1], two[0]), k * k * o * x);
    }
    for (int one = 1; one <= 3; one++) {
      chances.put(List.of(one), k * o * o + o * o * o / 3);
    }
    Map<List<Integer>, Integer> counts = new HashMap<>();
    RandomStream draws = new RandomStream(7);
    SentenceNoise noise = new SentenceNoise(o, x);
    for (int i = 0; i < TRIALS; i++) {
      int[] outcome = noise.apply(new int[] {1, 2, 3}, draws);
      counts.merge(Arrays.stream(outcome).boxed().toList(), 1, Integer::sum);
    }
    assertEquals(chances.keySet(), counts.keySet());
    assertEquals(1, chances.values().stream().mapToDouble(p -> p).sum(), 1e-12);
    chances.forEach(
        (outcome, p) ->
            assertEquals(
                p * TRIALS,
                counts.get(outcome),
                4 * Math.sqrt(TRIALS * p * (1 - p)),
                outcome.toString()));
  }

  @Test
  void sentencesNeverLoseAllTheirWords() {
    RandomStream draws = new RandomStream(3);
    SentenceNoise all = new SentenceNoise(1, 1);
    boolean[] stayed = new boolean[4];
    for (int i = 0; i < 200; i++) {
      int[] left = all.apply(new int[] {0, 1, 2, 3}, draws);
      assertEquals(1, left.length);
      stayed[left[0]] = true;
    }
    assertTrue(IntStream.range(0, 4).allMatch(word -> stayed[word]));
  }

  @Test
  void equalStreamsMakeTheSameNoise() {
    int[] words = IntStream.range(0, 50).toArray();
    SentenceNoise noise = new SentenceNoise(0.2, 0.2);
    int[] one = noise.apply(words, new RandomStream(3));
    assertArrayEquals(one, noise.apply(words, new RandomStream(3)));
    assertTrue(!Arrays.equals(one, noise.apply(words, new RandomStream(4))));
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new SentenceNoise(wrong, 0));
      assertEquals(
          "swaps must be in [0, 1], but was " + wrong,
          assertThrows(IllegalArgumentException.class, () -> new SentenceNoise(0, wrong))
              .getMessage());
    }
  }
}
