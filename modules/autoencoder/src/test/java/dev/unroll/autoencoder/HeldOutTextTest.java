package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.autoencoder.HeldOutText.Unit;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutTextTest {
  private static List<String> lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> "line " + i).toList();
  }

  @Test
  void aHeldOutSentenceIsNeverLearntHoweverOftenItOccurs() {
    List<List<String>> twice = List.of(lines(40), lines(40));
    HeldOutText text = Unit.SENTENCE.divide(twice);
    assertEquals(List.of(List.of("line 1", "line 21")), text.dev());
    Set<String> learnt = new HashSet<>();
    text.train().forEach(learnt::addAll);
    assertTrue(Collections.disjoint(learnt, text.dev().get(0)));
    assertEquals(76, text.train().stream().mapToInt(List::size).sum());
  }

  @Test
  void neighboursStayNeighboursWhenBlocksAreHeldOut() {
    HeldOutText text = Unit.BLOCK.divide(List.of(lines(120), lines(30)));
    assertEquals(List.of(lines(120).subList(50, 100)), text.dev());
    assertEquals(
        List.of(lines(120).subList(0, 50), lines(120).subList(100, 120), lines(30)), text.train());
  }

  @Test
  void whatIsLearntIsTakenFromTextThatWasGivenToBeHeldOut() {
    List<List<String>> learnt = List.of(List.of("a", "b"), List.of("c"));
    HeldOutText text = new HeldOutText(learnt, List.of(List.of("b", "d"), List.of("c")));
    assertEquals(List.of(List.of("d")), text.fresh(Unit.SENTENCE).dev());
    assertEquals(List.of(List.of("b", "d")), text.fresh(Unit.DOCUMENT).dev());
    assertEquals(text, text.fresh(Unit.BLOCK));
    assertEquals(learnt, text.fresh(Unit.SENTENCE).train());
  }

  @Test
  void heldOutSentencesOfStoriesAreNew() {
    HeldOutText text = new StorySentences(1).text(50, Unit.SENTENCE);
    Set<String> learnt = new HashSet<>();
    text.train().forEach(learnt::addAll);
    assertTrue(Collections.disjoint(learnt, text.dev().get(0)));
    assertTrue(text.dev().get(0).stream().allMatch(one -> one.endsWith(".")));
    assertTrue(text.dev().get(0).size() > 100);
  }
}
