package dev.unroll.core.decoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class LogSoftmaxTest {
  private static final RandomGenerator RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom").create(4);

  private static float[] logits(int length, float scale) {
    float[] logits = new float[length];
    for (int i = 0; i < length; i++) {
      logits[i] = scale * (float) RANDOM.nextGaussian();
    }
    return logits;
  }

  @Test
  void eachIsTheLogarithmOfItsShareOfTheExponentials() {
    float[] logits = logits(50, 3);
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit);
    }
    float[] expected = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      expected[i] = (float) Math.log(Math.exp(logits[i]) / sum);
    }
    assertArrayEquals(expected, LogSoftmax.of(logits), 1e-5f);
  }

  @Test
  void logitsFarBeyondTheRangeOfExponentialsStayFinite() {
    assertArrayEquals(
        new float[] {-2e30f, 0, -1e30f}, LogSoftmax.of(new float[] {-1e30f, 1e30f, 0}), 1e24f);
    float half = (float) -Math.log(2);
    assertArrayEquals(new float[] {half, half}, LogSoftmax.of(new float[] {-5000, -5000}), 1e-6f);
  }

  @Test
  void whatIsForbiddenStaysSoAndTakesNothing() {
    float[] result = LogSoftmax.of(new float[] {1, Float.NEGATIVE_INFINITY, 1});
    assertEquals(Float.NEGATIVE_INFINITY, result[1]);
    assertEquals(-Math.log(2), result[0], 1e-6);
  }

  @Test
  void theArrayIsTheCallersOwn() {
    float[] logits = logits(3, 1);
    assertSame(logits, LogSoftmax.of(logits));
  }
}
