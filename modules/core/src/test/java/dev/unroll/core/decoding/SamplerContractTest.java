package dev.unroll.core.decoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link Sampler} promises, for every sampler; a new one is one line more in the list. */
class SamplerContractTest {
  private static final float NEVER = Float.NEGATIVE_INFINITY;

  static Stream<Sampler> samplers() {
    return Stream.of(
        Sampler.argmax(),
        Sampler.of(SamplerOptions.plain()),
        Sampler.of(SamplerOptions.plain().withTopK(3)),
        Sampler.of(new SamplerOptions(0.7, 0, 0.9)));
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void impossibleTokensAreNeverChosenAndLogitsStay(Sampler sampler) {
    RandomStream random = RandomStream.named(1, "contract");
    for (int call = 0; call < 500; call++) {
      float[] logits = row(random);
      float[] before = logits.clone();
      int token = sampler.next(logits, random);
      assertTrue(before[token] > NEVER, "token " + token);
      assertArrayEquals(before, logits);
    }
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void equalStreamsGiveEqualTokensAndAtMostOneNumberIsDrawn(Sampler sampler) {
    RandomStream rows = RandomStream.named(2, "contract");
    for (int call = 0; call < 200; call++) {
      float[] logits = row(rows);
      RandomStream one = new RandomStream(call);
      RandomStream other = new RandomStream(call);
      assertEquals(sampler.next(logits, one), sampler.next(logits, other));
      RandomStream none = new RandomStream(call);
      RandomStream single = new RandomStream(call);
      single.nextDouble();
      double next = one.nextDouble();
      assertTrue(next == none.nextDouble() || next == single.nextDouble(), "call " + call);
    }
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void rowsWithoutADistributionAreRefused(Sampler sampler) {
    for (float[] row :
        new float[][] {
          {}, {NEVER, NEVER}, {0, Float.NaN}, {Float.NaN, 0, 1}, {0, Float.POSITIVE_INFINITY}
        }) {
      assertThrows(IllegalArgumentException.class, () -> sampler.next(row, new RandomStream(1)));
    }
  }

  /** Two to nine logits, some of them impossible but never all. */
  private static float[] row(RandomStream random) {
    float[] logits = new float[2 + random.nextInt(8)];
    for (int token = 0; token < logits.length; token++) {
      logits[token] = random.nextInt(3) == 0 ? NEVER : (float) (4 * random.nextGaussian());
    }
    logits[random.nextInt(logits.length)] = 0;
    return logits;
  }
}
