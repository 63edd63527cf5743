package dev.unroll.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditDistanceTest {
  /** By the recursion that defines it, without a table. */
  static int bruteForce(List<Integer> a, List<Integer> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.size() + b.size();
    }
    List<Integer> restA = a.subList(1, a.size());
    List<Integer> restB = b.subList(1, b.size());
    int diagonal = bruteForce(restA, restB) + (a.get(0).equals(b.get(0)) ? 0 : 1);
    return Math.min(diagonal, 1 + Math.min(bruteForce(restA, b), bruteForce(a, restB)));
  }

  private static int bruteForce(int[] a, int[] b) {
    return bruteForce(Arrays.stream(a).boxed().toList(), Arrays.stream(b).boxed().toList());
  }

  private static int letters(String a, String b) {
    return EditDistance.between(a.chars().toArray(), b.chars().toArray());
  }

  @Test
  void knownWordsAreAsFarAsPapersSay() {
    assertEquals(3, letters("kitten", "sitting"));
    assertEquals(5, letters("intention", "execution"));
    assertEquals(4, letters("", "four"));
    assertEquals(4, letters("four", ""));
    assertEquals(0, letters("", ""));
  }

  @Test
  void theDistanceIsTheLeastThatABruteForceFinds() {
    RandomStream random = RandomStream.named(4, "sequences");
    for (int trial = 0; trial < 300; trial++) {
      int[] a = random.ints(random.nextInt(7), 0, 3).toArray();
      int[] b = random.ints(random.nextInt(7), 0, 3).toArray();
      assertEquals(bruteForce(a, b), EditDistance.between(a, b));
    }
  }

  @Test
  void enoughChangesOnlyDistancesThatReachIt() {
    RandomStream random = RandomStream.named(5, "sequences");
    for (int trial = 0; trial < 100; trial++) {
      int[] a = random.ints(random.nextInt(9), 0, 3).toArray();
      int[] b = random.ints(random.nextInt(9), 0, 3).toArray();
      int distance = EditDistance.between(a, b);
      IntStream.rangeClosed(0, distance)
          .forEach(enough -> assertTrue(EditDistance.between(a, b, enough) >= enough));
      assertEquals(distance, EditDistance.between(a, b, distance + 1));
    }
  }
}
