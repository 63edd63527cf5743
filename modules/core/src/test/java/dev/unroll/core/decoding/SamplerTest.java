package dev.unroll.core.decoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.unroll.core.random.RandomStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private static final float NEVER = Float.NEGATIVE_INFINITY;
  private static final SamplerOptions PLAIN = SamplerOptions.plain();

  @Test
  void drawsFollowTheExactDistribution() {
    List<SamplerOptions> settings =
        List.of(
            PLAIN,
            PLAIN.withTemperature(0.5),
            PLAIN.withTemperature(2.5),
            PLAIN.withTopK(4),
            PLAIN.withTopP(0.8),
            new SamplerOptions(1.5, 6, 0.7),
            new SamplerOptions(0.7, 0, 0.95),
            new SamplerOptions(1, 100, 1));
    for (int i = 0; i < settings.size(); i++) {
      float[] logits = logits(12, i);
      assertDrawnFrom(exact(logits, settings.get(i)), logits, settings.get(i), i);
    }
  }

  @Test
  void supportIsTheBruteForceHeadOfTheDistribution() {
    for (int i = 0; i < 200; i++) {
      RandomStream stream = RandomStream.named(i, "support");
      float[] logits = logits(2 + stream.nextInt(6), i);
      SamplerOptions options =
          new SamplerOptions(0.5 + stream.nextDouble(), stream.nextInt(6), 1 - stream.nextDouble());
      double[] exact = exact(logits, options);
      int[] counts = counts(logits, options, 2000, i);
      for (int token = 0; token < logits.length; token++) {
        if (exact[token] == 0 || exact[token] > 0.01) {
          assertEquals(exact[token] > 0, counts[token] > 0, options + " token " + token);
        }
      }
    }
  }

  @Test
  void ofEqualLogitsTheLowestTokensAreKept() {
    float[] level = new float[8];
    assertEquals(0, Sampler.argmax().next(level, new RandomStream(1)));
    assertEquals(List.of(0, 1, 2), drawn(level, PLAIN.withTopK(3)));
    assertEquals(List.of(0, 1, 2, 3), drawn(level, PLAIN.withTopP(0.5)));
    assertEquals(List.of(0, 1), drawn(level, new SamplerOptions(1, 4, 0.5)));
    assertEquals(List.of(1, 2), drawn(new float[] {0, 1, 1, 1, 0}, PLAIN.withTopK(2)));
  }

  @Test
  void temperatureTowardsZeroBecomesArgmax() {
    for (int i = 0; i < 50; i++) {
      float[] logits = logits(20, i);
      int likeliest = Sampler.argmax().next(logits, new RandomStream(1));
      for (double temperature : new double[] {0, Double.MIN_VALUE, 1e-300, 1e-4}) {
        assertEquals(List.of(likeliest), drawn(logits, PLAIN.withTemperature(temperature)));
      }
    }
  }

  @Test
  void impossibleTokensAreNeverDrawn() {
    float[] logits = {NEVER, 0, NEVER, -1, NEVER};
    assertEquals(List.of(1, 3), drawn(logits, PLAIN));
    assertEquals(List.of(1, 3), drawn(logits, PLAIN.withTopK(4)));
    assertEquals(List.of(1, 3), drawn(logits, PLAIN.withTopP(0.9999)));
    assertEquals(List.of(1, 3), drawn(logits, PLAIN.withTemperature(1e6)));
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    float huge = Float.MAX_VALUE;
    assertEquals(List.of(1, 2), drawn(new float[] {-huge, huge, huge, 0}, PLAIN));
    assertEquals(List.of(0, 1), drawn(new float[] {-huge, -huge}, PLAIN.withTopP(0.9)));
    assertEquals(List.of(2), drawn(new float[] {-huge, 0, huge}, PLAIN.withTemperature(1e-300)));
  }

  @Test
  void probabilitiesNeedNotBeNormalised() {
    float[] logits = logits(9, 3);
    float[] shifted = logits.clone();
    for (int token = 0; token < shifted.length; token++) {
      shifted[token] += 64;
    }
    // 64 is exact in float only to 2^-18, hence a chi-square and no equality of draws.
    assertDrawnFrom(exact(logits, PLAIN), shifted, PLAIN, 3);
  }

  @Test
  void rowsWithoutADistributionAreRefused() {
    for (Sampler sampler : List.of(Sampler.argmax(), Sampler.of(PLAIN.withTopK(2)))) {
      assertRefused(sampler, "logit of token 1 is NaN", 0, Float.NaN, 1);
      assertRefused(sampler, "logit of token 2 is Infinity", 0, 1, Float.POSITIVE_INFINITY);
      assertRefused(sampler, "none of the 2 logits", NEVER, NEVER);
      assertRefused(sampler, "none of the 0 logits");
    }
  }

  @Test
  void optionsOutsideTheirDomainAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withTemperature(-0.1));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withTemperature(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withTopK(-1));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withTopP(0));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.withTopP(1.01));
  }

  @Test
  void nextAllocatesNothingOnceItsScratchIsThere() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] logits = logits(1000, 1);
    RandomStream random = new RandomStream(1);
    Sampler sampler = Sampler.of(new SamplerOptions(0.9, 50, 0.9));
    long sum = sampler.next(logits, random);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      sum += sampler.next(logits, random);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 4000, allocated + " bytes in 1000 calls, tokens summing to " + sum);
  }

  /** Probabilities by full sorts of lists, 0 for what is cut off. */
  private static double[] exact(float[] logits, SamplerOptions options) {
    double[] weights = new double[logits.length];
    List<Integer> ranked = new ArrayList<>();
    for (int token = 0; token < logits.length; token++) {
      weights[token] = Math.exp(logits[token] / options.temperature());
      ranked.add(token);
    }
    ranked.sort(Comparator.comparingDouble(token -> -weights[token]));
    int most = options.topK() == 0 ? logits.length : Math.min(options.topK(), logits.length);
    List<Integer> top = ranked.subList(0, most);
    double total = top.stream().mapToDouble(token -> weights[token]).sum();
    double[] exact = new double[logits.length];
    double before = 0;
    double keptMass = 0;
    for (int token : top) {
      if (before / total < options.topP()) {
        exact[token] = weights[token];
        keptMass += weights[token];
      }
      before += weights[token];
    }
    for (int token = 0; token < exact.length; token++) {
      exact[token] /= keptMass;
    }
    return exact;
  }

  /** Pearson's chi-square against its 99.99 % point, after Wilson and Hilferty 1931. */
  private static void assertDrawnFrom(
      double[] exact, float[] logits, SamplerOptions options, long seed) {
    int draws = 200_000;
    int[] counts = counts(logits, options, draws, seed);
    double chiSquare = 0;
    int freedom = -1;
    for (int token = 0; token < exact.length; token++) {
      double expected = exact[token] * draws;
      if (expected == 0) {
        assertEquals(0, counts[token], options + " token " + token);
      } else {
        chiSquare += (counts[token] - expected) * (counts[token] - expected) / expected;
        freedom++;
      }
    }
    double spread = 2.0 / (9 * freedom);
    double limit = freedom * Math.pow(1 - spread + 3.719 * Math.sqrt(spread), 3);
    assertTrue(chiSquare < limit, options + ": chi-square " + chiSquare + " of " + limit);
  }

  private static int[] counts(float[] logits, SamplerOptions options, int draws, long seed) {
    Sampler sampler = Sampler.of(options);
    RandomStream random = RandomStream.named(seed, "sampling");
    int[] counts = new int[logits.length];
    for (int i = 0; i < draws; i++) {
      counts[sampler.next(logits, random)]++;
    }
    return counts;
  }

  private static List<Integer> drawn(float[] logits, SamplerOptions options) {
    int[] counts = counts(logits, options, 400, 1);
    List<Integer> drawn = new ArrayList<>();
    for (int token = 0; token < counts.length; token++) {
      if (counts[token] > 0) {
        drawn.add(token);
      }
    }
    return drawn;
  }

  private static float[] logits(int size, long seed) {
    RandomStream stream = RandomStream.named(seed, "logits");
    float[] logits = new float[size];
    for (int token = 0; token < size; token++) {
      logits[token] = (float) stream.nextGaussian();
    }
    return logits;
  }

  private static void assertRefused(Sampler sampler, String message, float... logits) {
    String said =
        assertThrows(
                IllegalArgumentException.class, () -> sampler.next(logits, new RandomStream(1)))
            .getMessage();
    assertTrue(said.startsWith(message), said);
  }
}
