package dev.unroll.benchmarks.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.benchmarks.work.TaggingCase;
import dev.unroll.benchmarks.work.TaggingSizes;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OursTaggingTest {
  private static final int TAGS = 6;

  private static TaggingCase work(boolean chain) {
    return new TaggingCase("test", chain, new TaggingSizes(18, 16, 16, TAGS, 8, 5));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theLossBeginsAtThatOfEvenChoicesAndFalls(boolean chain) {
    OursTagging ours = new OursTagging();
    ours.prepare(work(chain));
    double first = ours.step(0);
    assertEquals(Math.log(TAGS), first, 0.3);
    double last = first;
    for (int update = 1; update <= 60; update++) {
      last = ours.step(update);
    }
    assertTrue(last < first - 0.05, "from " + first + " to " + last);
  }

  @Test
  void parametersAreThoseOfTheEquations() {
    // Vectors of words; cells of 4 (E + H + 1) each way; the tags; what a chain has besides.
    int words = 18 * 16 + 2 * 4 * 8 * (16 + 8 + 1) + 17 * TAGS;
    assertEquals(words, parameters(false));
    assertEquals(words + TAGS * TAGS + 2 * TAGS, parameters(true));
  }

  private static long parameters(boolean chain) {
    Rate rate = new Rate(new Schedule.Constant(1e-3));
    return OursTagging.graph(work(chain), rate).numParams();
  }
}
