package dev.unroll.core.keyterm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextRankTest {
  private static final TextRank EXACT = new TextRank(3, 0.85, 1e-14);

  /** The fixed point solved as linear equations instead of iterated to. */
  @Test
  void scoresSolveTheEquationsOfTheGraph() {
    Random random = new Random(5);
    for (int text = 0; text < 20; text++) {
      List<String> words = new ArrayList<>();
      random.ints(30, 'a', 'm').forEach(letter -> words.add(String.valueOf((char) letter)));
      Map<String, Double> expected = solved(words, 3, 0.85);
      List<RankedTerm> ranked = EXACT.rank(words);
      assertEquals(expected.size(), ranked.size());
      for (RankedTerm term : ranked) {
        assertEquals(expected.get(term.term()), term.score(), 1e-10, term.term());
      }
      for (int i = 1; i < ranked.size(); i++) {
        assertTrue(ranked.get(i - 1).score() >= ranked.get(i).score());
      }
    }
  }

  /** In a star of n rays the hub has (1 + n d) / (1 + d) of the mean, by hand. */
  @Test
  void hubOfAStarIsWorthWhatArithmeticSays() {
    List<String> star = List.of("a", "hub", "b", "hub", "c", "hub", "d");
    List<RankedTerm> ranked = new TextRank(2, 0.85, 1e-14).rank(star);
    assertEquals("hub", ranked.get(0).term());
    assertEquals((1 + 4 * 0.85) / (1 + 0.85), ranked.get(0).score(), 1e-10);
  }

  @ParameterizedTest
  @CsvSource({
    "b hub a, hub a b",
    "a hub b, hub a b",
    "zeta hub alpha mid, alpha hub mid zeta",
    "mid alpha hub zeta, alpha hub mid zeta",
  })
  void wordsThatStandAlikeAreRankedByCodeUnits(String text, String expected) {
    List<RankedTerm> ranked = TextRank.USUAL.rank(List.of(text.split(" ")));
    assertEquals(
        List.of(expected.split(" ")), ranked.stream().map(RankedTerm::term).toList(), text);
  }

  /** A text and its mirror image in other letters, with a hub between: no bit tells them apart. */
  @Test
  void wordsThatStandAlikeHaveTheVerySameScore() {
    Random random = new Random(6);
    for (int text = 0; text < 20; text++) {
      List<String> words = new ArrayList<>();
      random.ints(25, 'a', 'k').forEach(letter -> words.add(String.valueOf((char) letter)));
      List<String> mirrored = new ArrayList<>(words);
      Collections.reverse(mirrored);
      mirrored.replaceAll(word -> word.toUpperCase(Locale.ROOT));
      words.add("hub");
      words.addAll(mirrored);
      Map<String, Double> scores = new HashMap<>();
      new TextRank(3, 0.85, 1e-4).rank(words).forEach(one -> scores.put(one.term(), one.score()));
      for (String word : mirrored) {
        assertEquals(scores.get(word), scores.get(word.toLowerCase(Locale.ROOT)), words::toString);
      }
    }
  }

  @Test
  void wordWithoutNeighboursHasTheLeastScore() {
    assertEquals(List.of(new RankedTerm("a", 0.15)), rounded(TextRank.USUAL.rank(List.of("a"))));
    assertEquals(
        List.of(new RankedTerm("a", 0.15)), rounded(TextRank.USUAL.rank(List.of("a", "a"))));
    assertEquals(List.of(), TextRank.USUAL.rank(List.of()));
  }

  @Test
  void impossibleOptionsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new TextRank(1, 0.85, 1e-4));
    assertThrows(IllegalArgumentException.class, () -> new TextRank(2, 1, 1e-4));
    assertThrows(IllegalArgumentException.class, () -> new TextRank(2, 0.85, 0));
  }

  private static List<RankedTerm> rounded(List<RankedTerm> terms) {
    return terms.stream()
        .map(term -> new RankedTerm(term.term(), Math.rint(term.score() * 1e9) / 1e9))
        .toList();
  }

  private static Map<String, Double> solved(List<String> words, int window, double damping) {
    List<String> names = words.stream().distinct().toList();
    int n = names.size();
    boolean[][] joined = new boolean[n][n];
    for (int i = 0; i < words.size(); i++) {
      for (int j = 0; j < words.size(); j++) {
        int from = names.indexOf(words.get(i));
        int to = names.indexOf(words.get(j));
        joined[from][to] |= from != to && Math.abs(i - j) < window;
      }
    }
    double[][] rows = new double[n][n + 1];
    for (int v = 0; v < n; v++) {
      for (int u = 0; u < n; u++) {
        rows[v][u] = (u == v ? 1 : 0) - (joined[u][v] ? damping / degree(joined[u]) : 0);
      }
      rows[v][n] = 1 - damping;
    }
    // Diagonally dominant by columns, so that elimination needs no pivots.
    for (int pivot = 0; pivot < n; pivot++) {
      for (int row = 0; row < n; row++) {
        double factor = row == pivot ? 0 : rows[row][pivot] / rows[pivot][pivot];
        for (int column = 0; column <= n; column++) {
          rows[row][column] -= factor * rows[pivot][column];
        }
      }
    }
    Map<String, Double> solution = new HashMap<>();
    for (int v = 0; v < n; v++) {
      solution.put(names.get(v), rows[v][n] / rows[v][v]);
    }
    return solution;
  }

  private static int degree(boolean[] joined) {
    int degree = 0;
    for (boolean one : joined) {
      degree += one ? 1 : 0;
    }
    return degree;
  }
}
