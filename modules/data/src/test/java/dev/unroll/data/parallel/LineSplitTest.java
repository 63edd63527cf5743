package dev.unroll.data.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.synthetic.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineSplitTest {
  @Test
  void ofTwentyDifferentLinesTheFirstIsTestAndTheSecondDev() {
    List<SentencePair> pairs = IntStream.range(0, 45).mapToObj(i -> pair(i, 0)).toList();
    assertEquals(List.of(pair(0, 0), pair(20, 0), pair(40, 0)), LineSplit.part(pairs, Split.TEST));
    assertEquals(List.of(pair(1, 0), pair(21, 0), pair(41, 0)), LineSplit.part(pairs, Split.DEV));
    List<SentencePair> train = new ArrayList<>(pairs);
    train.removeIf(pair -> List.of("0", "20", "40", "1", "21", "41").contains(pair.source()));
    assertEquals(train, LineSplit.part(pairs, Split.TRAIN));
  }

  @Test
  void equalSourcesAreCountedOnceAndStayTogether() {
    Random random = new Random(4);
    List<SentencePair> pairs = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      pairs.add(pair(random.nextInt(600), i));
    }
    List<String> distinct = pairs.stream().map(SentencePair::source).distinct().toList();
    List<Set<String>> sources = new ArrayList<>();
    int all = 0;
    for (Split split : Split.values()) {
      List<SentencePair> part = LineSplit.part(pairs, split);
      all += part.size();
      sources.add(new HashSet<>(part.stream().map(SentencePair::source).toList()));
      for (SentencePair pair : part) {
        int number = distinct.indexOf(pair.source()) % 20;
        assertEquals(number == 0 ? Split.TEST : number == 1 ? Split.DEV : Split.TRAIN, split);
      }
    }
    assertEquals(pairs.size(), all);
    assertTrue(Collections.disjoint(sources.get(0), sources.get(1)));
    assertTrue(Collections.disjoint(sources.get(0), sources.get(2)));
    assertTrue(Collections.disjoint(sources.get(1), sources.get(2)));
  }

  private static SentencePair pair(int source, int target) {
    return new SentencePair("" + source, "translation " + target);
  }
}
