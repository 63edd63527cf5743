package dev.unroll.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytePairTokeniserTest {
  /** Recounts all pairs of the whole text for each merge, and merges the text in place. */
  private static List<List<String>> segmentByBruteForce(List<String> text, int merges) {
    List<List<Integer>> runs = new ArrayList<>();
    for (String part : text) {
      for (String run : BytePairTokeniser.runs(part)) {
        List<Integer> ids = new ArrayList<>();
        for (int value : ByteLetters.bytes(run)) {
          ids.add(value);
        }
        runs.add(ids);
      }
    }
    List<String> names =
        new ArrayList<>(IntStream.range(0, 256).mapToObj(ByteLetters::letter).toList());
    for (int made = 256; made < 256 + merges; made++) {
      Map<List<Integer>, Integer> counts =
          new TreeMap<>(
              Comparator.<List<Integer>>comparingInt(p -> p.get(0)).thenComparing(p -> p.get(1)));
      runs.forEach(r -> pairs(r).forEach(p -> counts.merge(p, 1, Integer::sum)));
      int most = counts.values().stream().mapToInt(c -> c).max().orElse(0);
      if (most < 2) {
        break;
      }
      List<Integer> best =
          counts.keySet().stream().filter(p -> counts.get(p) == most).findFirst().orElseThrow();
      names.add(names.get(best.get(0)) + names.get(best.get(1)));
      for (List<Integer> run : runs) {
        for (int i = 0; i + 1 < run.size(); i++) {
          if (run.subList(i, i + 2).equals(best)) {
            run.remove(i);
            run.set(i, made);
          }
        }
      }
    }
    return runs.stream().map(run -> run.stream().map(names::get).toList()).toList();
  }

  private static List<List<Integer>> pairs(List<Integer> run) {
    List<List<Integer>> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < run.size(); i++) {
      pairs.add(List.copyOf(run.subList(i, i + 2)));
    }
    return pairs;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void agreesWithRecountingEverything(int seed) {
    RandomStream random = RandomStream.named(seed, "corpus");
    List<String> text = new ArrayList<>();
    for (int line = 0; line < 40; line++) {
      StringBuilder words = new StringBuilder();
      for (int i = 1 + random.nextInt(30); i > 0; i--) {
        words.append("aaab é 7".charAt(random.nextInt(8)));
      }
      text.add(words.toString());
    }
    BytePairTokeniser learnt = BytePairTokeniser.train(text, 256 + 40);
    int merges = (int) learnt.encode().lines().skip(3).count();
    List<List<String>> found = new ArrayList<>();
    for (String part : text) {
      BytePairTokeniser.runs(part).forEach(run -> found.add(learnt.tokens(run)));
    }
    assertEquals(segmentByBruteForce(text, merges), found);
  }

  @Test
  void learnsThePairsOfTheWorkedExample() {
    List<String> text = new ArrayList<>();
    Map.of("low", 5, "lower", 2, "newest", 6, "widest", 3)
        .forEach((word, count) -> text.addAll(Collections.nCopies(count, word)));
    BytePairTokeniser tokeniser = BytePairTokeniser.train(text, 256 + 5);
    assertEquals(List.of("es", "est", "lo", "low", "ew"), tokeniser.pieces().subList(256, 261));
    assertEquals(List.of("low", "est"), tokeniser.tokens("lowest"));
  }

  @Test
  void stopsWhenNoPairOccursTwice() {
    assertEquals(256, BytePairTokeniser.train(List.of("abc"), 1000).pieces().size());
    assertEquals(258, BytePairTokeniser.train(List.of("abc", "abc"), 1000).pieces().size());
  }

  @Test
  void everyTokenIsAmongThePieces() {
    BytePairTokeniser tokeniser = BytePairTokeniser.train(List.of("the cat the hat"), 500);
    Vocabulary vocabulary = Vocabulary.builder().addAll(tokeniser.pieces()).build();
    assertEquals(259, vocabulary.size(), "th, the, at");
    RandomText.texts(500).forEach(text -> vocabulary.ids(tokeniser.tokens(text)));
  }

  @Test
  void runsAreTheWholeTextAndShort() {
    String text = "x".repeat(1000) + " ".repeat(200) + "!".repeat(200) + "\n\n7";
    List<String> runs = BytePairTokeniser.runs(text);
    assertEquals(text, String.join("", runs));
    assertTrue(runs.stream().allMatch(run -> run.length() <= 65));
    RandomText.texts(500).forEach(t -> assertEquals(t, String.join("", BytePairTokeniser.runs(t))));
  }

  @Test
  void whatIsNoTextIsRefusedOrReplaced() {
    BytePairTokeniser bytes = BytePairTokeniser.train(List.of(), 256);
    assertEquals("\uFFFD", bytes.text(bytes.tokens("é").subList(0, 1)));
    assertThrows(IllegalArgumentException.class, () -> bytes.text(List.of("日")));
    String message =
        assertThrows(IllegalArgumentException.class, () -> bytes.tokens("a\uD800b")).getMessage();
    assertTrue(message.contains("U+D800"), message);
    assertThrows(IllegalArgumentException.class, () -> BytePairTokeniser.train(List.of("a"), 255));
  }
}
