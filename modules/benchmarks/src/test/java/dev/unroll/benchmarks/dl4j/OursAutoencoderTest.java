package dev.unroll.benchmarks.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.benchmarks.work.AutoencoderCase;
import dev.unroll.benchmarks.work.AutoencoderCase.Kind;
import dev.unroll.benchmarks.work.AutoencoderSizes;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OursAutoencoderTest {
  private static final int TOKENS = 18;

  private static AutoencoderCase work(Kind kind) {
    return new AutoencoderCase("test", kind, new AutoencoderSizes(TOKENS, 16, 16, 16, 8, 5));
  }

  @ParameterizedTest
  @EnumSource
  void theLossBeginsAtThatOfEvenChoicesAndFalls(Kind kind) {
    OursAutoencoder ours = new OursAutoencoder();
    ours.prepare(work(kind));
    double first = ours.step(0);
    assertEquals(Math.log(TOKENS), first, 0.3);
    double last = first;
    for (int update = 1; update <= 60; update++) {
      last = ours.step(update);
    }
    assertTrue(last < first - 0.05, "from " + first + " to " + last);
  }

  @Test
  void parametersAreThoseOfTheEquations() {
    // Two embeddings; cells of g (E + H + 1) each way; affine maps there and back; the softmax.
    int embeddings = 2 * TOKENS * 16;
    int softmax = 17 * TOKENS;
    int plain = 2 * 4 * 8 * (16 + 8 + 1) + 33 * 16 + 2 * 17 * 16 + 4 * 16 * (32 + 16 + 1);
    assertEquals(embeddings + plain + softmax, parameters(Kind.PLAIN));
    // A GRU as cuDNN computes it has a bias more, of the candidate's state.
    int skip = 2 * 8 * (3 * 25 + 1) + 17 * 16 + 2 * (17 * 16 + 16 * (3 * 49 + 1));
    assertEquals(embeddings + skip + softmax, parameters(Kind.SKIP_THOUGHT));
  }

  private static long parameters(Kind kind) {
    Rate rate = new Rate(new Schedule.Constant(1e-3));
    return OursAutoencoder.graph(work(kind), rate).numParams();
  }
}
