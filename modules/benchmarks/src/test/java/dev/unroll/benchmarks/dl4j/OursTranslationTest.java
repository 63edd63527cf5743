package dev.unroll.benchmarks.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.benchmarks.work.PairSizes;
import dev.unroll.benchmarks.work.TranslationCase;
import dev.unroll.benchmarks.work.TranslationCase.Feeding;
import dev.unroll.benchmarks.work.TranslationCase.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OursTranslationTest {
  private static final int TOKENS = 18;
  private static final PairSizes SIZES = new PairSizes(20, TOKENS, 16, 16, 8);
  private static final int UPDATES = 200;

  @ParameterizedTest
  @EnumSource
  void theLossBeginsAtTheLogarithmOfTheVocabularyAndFalls(Feeding feeding) {
    OursTranslation ours = new OursTranslation();
    ours.prepare(new TranslationCase("test", Task.TRAIN, feeding, SIZES));
    double first = ours.step(0);
    assertEquals(Math.log(TOKENS), first, 0.3);
    double last = first;
    for (int update = 1; update <= UPDATES; update++) {
      last = ours.step(update);
    }
    assertTrue(last < first - 0.2, "from " + first + " to " + last);
  }

  @Test
  void whatAnUntrainedBeamFindsIsHardlyLikelierThanAnythingElse() {
    OursTranslation ours = new OursTranslation();
    ours.prepare(new TranslationCase("test", Task.SEARCH, Feeding.INPUT, SIZES));
    double nats = ours.step(0);
    assertTrue(nats > 0.5 * Math.log(TOKENS) && nats <= Math.log(TOKENS), "nats " + nats);
  }
}
