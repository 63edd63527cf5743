package dev.unroll.lectures.networks;

import static dev.unroll.lectures.networks.SlotRulesTest.met;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Made-up figures that meet each condition and that miss it. */
class StepRulesTest {
  @Test
  void depthMustMatterLessThanSize() {
    assertEquals(
        List.of(true, true, true),
        met(Depth.judge(new double[] {2, 1.95, 2, 2.05}, 2.1, 1.9, 0.9, 0.95, 0.92, 0.9)));
    assertEquals(
        List.of(false, false, false),
        met(Depth.judge(new double[] {2, 2.1, 2.5, 3}, 2.1, 1.9, 1, 0.9, 0.5, 0.2)),
        "harm is an influence, too");
    assertEquals(
        List.of(true, false, true),
        met(Depth.judge(new double[] {2, 1.95, 2, 2.05}, 2.05, 2, 0.9, 0.95, 0.92, 0.9)));
  }

  @Test
  void framesNeedMemoryButSpeechDoesNot() {
    assertEquals(List.of(true, true, true, true), frames(0.75, 0.9, 20, 0.92));
    assertEquals(List.of(false, false, false, false), frames(0.55, 0.5, 35, 0.95));
  }

  private static List<Boolean> frames(double forward, double both, double often, double heard) {
    return met(
        FrameTagging.judge(
            List.of(seeds(0.5, 0.01), seeds(forward, -0.01), seeds(both, 0.01)),
            List.of(seeds(50, 1), seeds(often, 1), seeds(10, 1)),
            List.of(seeds(0.9, 0), seeds(heard, 0), seeds(0.99, 0))));
  }

  private static double[] seeds(double mean, double spread) {
    return new double[] {mean - spread, mean, mean + spread};
  }

  @Test
  void errorsMustGrowAndBeAboveThoseOfWhoSaysTheDistantStep() {
    assertEquals(List.of(true, true, true), runs(0.05, 0.6, 0.5, 0.2));
    assertEquals(List.of(true, false, false), runs(0.05, 0.6, 0.5, 0.7));
    assertEquals(List.of(false, true, true), runs(0.25, 0.6, 0.5, 0.2));
    assertEquals(List.of(false, true, true), runs(0.05, 0.6, 0.08, 0.2));
  }

  /** Errors on their own at first and later, of repeating, and of who says the last step. */
  private static List<Boolean> runs(double first, double later, double repeated, double direct) {
    FreeRun[] each = new FreeRun[3];
    for (int k = 0; k < each.length; k++) {
      double[] free = new double[100];
      Arrays.fill(free, 0, 10, first);
      Arrays.fill(free, 10, 100, later + 0.01 * k);
      double[] always = new double[100];
      Arrays.fill(always, repeated);
      each[k] =
          new FreeRun(
              new double[100],
              free,
              always,
              new double[] {10, 100},
              new double[] {0, direct},
              new double[0],
              new double[0]);
    }
    return met(Autoregression.judge(Map.of(Series.SINES, each, Series.MACKEY_GLASS, each)));
  }
}
