package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.lectures.experiment.Findings.Checked;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rule, on made-up figures of the simple network, the LSTM and the clockwork network. */
class ClockworkScoresTest {
  private static final double[][] WAVES = {
    {0.2, 0.3, 0.4}, {0.02, 0.03, 0.04}, {0.004, 0.005, 0.006}
  };
  private static final double[][] RIGHT = {{0.6, 0.7, 0.6}, {0.3, 0.2, 0.3}, {0.95, 1, 1}};

  private static List<Boolean> met(double[][] waves, double[][] first, double[][] second) {
    return new ClockworkScores(waves, first, second)
        .judge(new ClockworkMemory().claim()).checked().stream().map(Checked::met).toList();
  }

  @Test
  void theClaimHoldsWhereItIsTrue() {
    assertEquals(List.of(true, true, true), met(WAVES, RIGHT, RIGHT));
  }

  @Test
  void wavesMustBeTwiceAsGoodAsTheBetterOfTheOthers() {
    double[][] near = {WAVES[0], {0.008, 0.008, 0.009}, WAVES[2]};
    double[][] chance = {WAVES[0], {0.4, 0.004, 0.006}, WAVES[2]};

    assertEquals(List.of(false, true, true), met(near, RIGHT, RIGHT));
    assertEquals(List.of(false, true, true), met(chance, RIGHT, RIGHT));
  }

  @Test
  void symbolsMustBeRecalledMoreOftenThanByEither() {
    double[][] lstm = {RIGHT[0], {0.9, 0.9, 0.9}, RIGHT[2]};
    double[][] chance = {{0.2, 0.2, 0.95}, RIGHT[1], {1, 1, 0.95}};

    assertEquals(List.of(true, false, true), met(WAVES, lstm, RIGHT));
    assertEquals(List.of(true, true, false), met(WAVES, RIGHT, chance));
  }
}
