package dev.unroll.lectures.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.lectures.language.StoryWriter.Written;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoryWriterTest {
  private static double known(String text, String... words) {
    return new Written(List.of(text), 0).known(Set.of(words));
  }

  @Test
  void wordsThatAreCutDoNotCount() {
    assertEquals(1, known("ing the dog ra", "the", "dog"));
    assertEquals(0.5, known("ing the doog ra", "the", "dog", "ing", "ra"));
    assertEquals(1, known("\nThe dog\n", "The", "dog"));
  }

  @Test
  void punctuationIsNoWord() {
    assertEquals(1, known("x \"We see,\" say Ben. - The y", "We", "see", "say", "Ben", "The"));
  }

  @Test
  void textWithoutAWholeWordKnowsNone() {
    assertEquals(0, known("aaaa", "aaaa"));
    assertEquals(0, known("a b", "a", "b"));
  }

  @Test
  void distinctRunsAreCountedOverAllTexts() {
    assertEquals(3 / 5.0, new Written(List.of("aaab", "abc"), 0).distinct(2)); // aa aa ab, ab bc
    assertEquals(1 / 4.0, new Written(List.of("aaa", "aaa"), 0).distinct(2));
  }
}
