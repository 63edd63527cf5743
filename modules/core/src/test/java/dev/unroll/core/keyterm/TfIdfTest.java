package dev.unroll.core.keyterm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TfIdfTest {
  /** Counts of three words in six documents: the worked example of scikit-learn's user guide. */
  private static final int[][] COUNTS = {
    {3, 0, 1}, {2, 0, 0}, {3, 0, 0}, {4, 0, 0}, {3, 2, 0}, {3, 0, 2}
  };

  private static final double[][] PUBLISHED = {
    {0.85151335, 0, 0.52433293},
    {1, 0, 0},
    {1, 0, 0},
    {1, 0, 0},
    {0.55422893, 0.83236428, 0},
    {0.63035731, 0, 0.77630514}
  };

  private static List<String> words(int[] counts) {
    List<String> words = new ArrayList<>();
    for (int word = 0; word < counts.length; word++) {
      words.addAll(Collections.nCopies(counts[word], "w" + word));
    }
    return words;
  }

  @Test
  void scoresAreThoseOfScikitLearnUpToTheLengthOfTheDocument() {
    List<List<String>> documents = new ArrayList<>();
    for (int[] counts : COUNTS) {
      documents.add(words(counts));
    }
    TfIdf weights = TfIdf.of(documents);
    for (int i = 0; i < COUNTS.length; i++) {
      Map<String, Double> scores = new HashMap<>();
      weights.rank(documents.get(i)).forEach(term -> scores.put(term.term(), term.score()));
      double length = Math.sqrt(scores.values().stream().mapToDouble(score -> score * score).sum());
      for (int word = 0; word < 3; word++) {
        assertEquals(
            PUBLISHED[i][word], scores.getOrDefault("w" + word, 0.0) / length, 1e-8, "row " + i);
      }
    }
  }

  @Test
  void wordThatNoDocumentHadWeighsMost() {
    TfIdf weights = TfIdf.of(List.of(List.of("a", "b"), List.of("a")));
    assertEquals(1, weights.idf("a"), 1e-12);
    assertEquals(1 + Math.log(3), weights.idf("never"), 1e-12);
    assertEquals(
        List.of("never", "b", "a"),
        weights.rank(List.of("a", "b", "never")).stream().map(RankedTerm::term).toList());
  }

  @Test
  void orderOfWordsAndDocumentsChangesNothing() {
    TfIdf weights = TfIdf.of(List.of(List.of("a", "b", "b"), List.of("c", "a")));
    TfIdf other = TfIdf.of(List.of(List.of("a", "c"), List.of("b", "a", "b")));
    assertEquals(
        weights.rank(List.of("a", "c", "b", "c")), other.rank(List.of("c", "b", "c", "a")));
    assertEquals(List.of(), weights.rank(List.of()));
    assertThrows(IllegalArgumentException.class, () -> TfIdf.of(List.of()));
  }
}
