package dev.unroll.seqtoseq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.metric.ErrorUnit;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.seqtoseq.TextConfig.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NearestPairTest {
  private static final List<SentencePair> PAIRS =
      List.of(
          new SentencePair("I see a dog", "1"),
          new SentencePair("you see a cat", "2"),
          new SentencePair("I see", "3"),
          new SentencePair("I see a cat", "4"));

  private static NearestPair nearest() {
    TextConfig words = new TextConfig(Level.WORD, 100, 1, true);
    return new NearestPair(
        SeqToSeqData.Language.of(words, PAIRS.stream().map(SentencePair::source).toList()), PAIRS);
  }

  @Test
  void theClosestSourceAnswers() {
    assertEquals("1", nearest().translate("I see a dog"));
    assertEquals("3", nearest().translate("i hear"));
    assertEquals("2", nearest().translate("you see a bird"));
  }

  @Test
  void ofEquallyCloseSourcesTheFirstAnswers() {
    assertEquals("1", nearest().translate("I see a bird"));
  }

  @Test
  void theDistanceIsThatOfTheWordErrorRate() {
    Random random = new Random(4);
    for (int i = 0; i < 200; i++) {
      int[] a = random.ints(random.nextInt(8) + 1, 0, 4).toArray();
      int[] b = random.ints(random.nextInt(8) + 1, 0, 4).toArray();
      assertEquals(errors(a, b), NearestPair.distance(a, b, Integer.MAX_VALUE));
    }
  }

  private static long errors(int[] a, int[] b) {
    return ErrorUnit.WORD.tally(text(a), text(b)).edits();
  }

  private static String text(int[] ids) {
    return Arrays.stream(ids).mapToObj(id -> "w" + id).collect(Collectors.joining(" "));
  }
}
