package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.tagging.TaggingLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorpusTest {
  private static Example tagged(String... tags) {
    return new Example(Stream.of(tags).map(tag -> "w").toList(), List.of(tags), "", List.of());
  }

  private static List<String> first(Corpus.Slots slots) {
    return slots.examples().get(0).tags();
  }

  @Test
  void anInsideWithoutABeginningIsRepairedAndCounted() {
    Corpus.Slots slots =
        Corpus.slots(List.of(tagged("O", "I-x", "I-x", "I-y"), tagged("B-x", "B-x")));
    assertEquals(List.of("O", "B-x", "I-x", "B-y"), first(slots));
    assertEquals(2, slots.repaired());
  }

  @Test
  void properTagsOfOtherSchemesAreNotRepairsButBecomeIob2() {
    Corpus.Slots ends = Corpus.slots(List.of(tagged("S-x", "B-y", "I-y", "E-y")));
    assertEquals(List.of("B-x", "B-y", "I-y", "I-y"), first(ends));
    assertEquals(0, ends.repaired());
    Corpus.Slots first = Corpus.slots(List.of(tagged("I-x", "I-x", "B-x", "O")));
    assertEquals(List.of("B-x", "I-x", "B-x", "O"), first(first));
    assertEquals(0, first.repaired());
  }

  @Test
  void aTagOfNoSchemeIsNamedWithItsSentence() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class, () -> Corpus.slots(List.of(tagged("O", "CITY"))));
    assertTrue(wrong.getMessage().contains("sentence 1"), wrong.getMessage());
    assertTrue(wrong.getMessage().contains("\"CITY\""), wrong.getMessage());
  }

  @Test
  void foldsDivideDifferentTextsAndKeepEqualOnesTogether() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      examples.add(new Example(List.of("w" + i % 30), List.of(), "x", List.of()));
    }
    Set<String> tested = new HashSet<>();
    for (int fold = 0; fold < 10; fold++) {
      Corpus corpus = Folds.of(new TagSource.Reading(TaggingLayout.LABELLED, examples, 0), fold);
      assertEquals(6, corpus.test().size());
      assertEquals(6, corpus.dev().size());
      assertEquals(48, corpus.train().size());
      Set<Example> others = new HashSet<>(corpus.train());
      others.addAll(corpus.dev());
      corpus.test().forEach(one -> assertTrue(!others.contains(one), one.toString()));
      corpus.test().forEach(one -> tested.add(one.text()));
    }
    assertEquals(30, tested.size());
  }
}
