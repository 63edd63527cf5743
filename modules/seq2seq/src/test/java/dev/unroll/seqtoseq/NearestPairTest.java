package dev.unroll.seqtoseq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.text.Language;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import java.util.List;
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
        Language.of(words, PAIRS.stream().map(SentencePair::source).toList()), PAIRS);
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
  void aWordThatNoSourceHasIsEquallyFarFromAllOthers() {
    assertEquals("2", nearest().translate("bird see a cat"));
  }
}
