package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.network.Recall;
import dev.unroll.lectures.network.Samples;
import org.junit.jupiter.api.Test;

class MemoryTasksTest {
  private static final RandomStream RANDOM = RandomStream.named(5, "test");

  @Test
  void theSymbolOfItsStepIsAskedAtTheEndAlone() {
    Samples batch = new Recall(4, 1, 6).batch(RANDOM, 50);

    assertEquals(50, batch.counted());
    for (int n = 0; n < 50; n++) {
      assertEquals(1, batch.mask().getDouble(n, 5));
      assertEquals(batch.inputs().getDouble(n, 0, 1), batch.labels().getDouble(n, 0, 5));
      for (int t = 0; t < 6; t++) {
        assertEquals(t != 1, batch.inputs().getDouble(n, 0, t) >= 4, "noise at " + t);
      }
    }
  }

  @Test
  void wavesHaveAMeanSquareOfOneAndDifferBySeed() {
    for (long seed = 1; seed < 4; seed++) {
      double[] values = SlowWave.of(seed, 64).values();
      double[][] one = {values};
      assertEquals(1, MemoryTrial.squares(one)[0], 1e-5);
      assertNotEquals(values[3], SlowWave.of(seed + 1, 64).values()[3]);
    }
  }

  @Test
  void aWaveComesFromOnePulse() {
    SlowWave wave = SlowWave.of(1, 8);
    Samples batch = wave.batch(RANDOM, 1);

    assertArrayEquals(
        new double[] {1, 0, 0, 0, 0, 0, 0, 0}, batch.inputs().dup('c').data().asDouble());
    assertArrayEquals(wave.values(), batch.labels().dup('c').data().asDouble());
    assertTrue(batch.counted() == 8);
  }
}
