package dev.unroll.core.decoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.decoding.Shortlist.Candidate;
import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SequenceRulesTest {
  @Test
  void exactlyTheTokensThatWouldRepeatAnNgramAreForbidden() {
    RandomStream stream = RandomStream.named(1, "rules");
    for (int i = 0; i < 500; i++) {
      int n = 1 + stream.nextInt(4);
      SequenceRules rules = SequenceRules.of(0, SequenceRules.NO_STOP, 100).withBlockedRepeat(n);
      Prefix prefix = Prefix.empty(0, 0);
      float[] scores = new float[5];
      for (int length = 0; length < 60 && allowed(scores) > 0; length++) {
        for (int token = 0; token < scores.length; token++) {
          List<Integer> longer = new ArrayList<>(prefix.tokenList());
          longer.add(token);
          assertEquals(
              Exhaustive.repeats(longer, n),
              scores[token] == Float.NEGATIVE_INFINITY,
              n + " " + longer);
        }
        int token = Sampler.of(SamplerOptions.plain()).next(scores, stream);
        prefix = prefix.then(new Candidate(prefix, 0, token, 0, 0), new float[0]);
        scores = new float[5];
        rules.forbid(prefix, scores);
      }
    }
  }

  @Test
  void everyRecordRefusesWhatIsOutsideItsDomain() {
    SequenceRules rules = SequenceRules.of(0, 1, 5);
    assertRefused("minimumLength must be < maximumSteps", () -> rules.withMinimumLength(5));
    assertRefused("blockedRepeat must be >= 0", () -> rules.withBlockedRepeat(-1));
    assertRefused("stop must be a token or -1", () -> SequenceRules.of(0, -2, 5));
    assertRefused("maximumSteps must be > 0", () -> SequenceRules.of(0, 1, 0));
    assertRefused("width must be > 0", () -> BeamOptions.of(0, rules));
    assertRefused("nBest must be <= width", () -> BeamOptions.of(2, rules).withNBest(3));
    assertRefused("alpha must be >= 0", () -> LengthPenalty.wu(-0.1));
    assertRefused("an offset of 0 needs countsStop", () -> new LengthPenalty(0, 1, false));
  }

  private static int allowed(float[] scores) {
    int allowed = 0;
    for (float score : scores) {
      allowed += score == 0 ? 1 : 0;
    }
    return allowed;
  }

  private static void assertRefused(String message, Supplier<?> made) {
    String said = assertThrows(IllegalArgumentException.class, made::get).getMessage();
    assertTrue(said.startsWith(message), said);
  }
}
