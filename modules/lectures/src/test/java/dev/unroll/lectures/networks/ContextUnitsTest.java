package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.lectures.experiment.Findings.Checked;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rule, on made-up shares of two distances. */
class ContextUnitsTest {
  private static final int[] DISTANCES = {4, 40};
  private static final double[] ALL = {1, 1, 0.98};
  private static final double[] GUESSED = {0.25, 0.3, 0.25};

  private static List<Boolean> met(double[][] simple, double[][] lstm, double[][] scrn) {
    return ContextUnits.judge(DISTANCES, new double[][][] {simple, lstm, scrn}).checked().stream()
        .map(Checked::met)
        .toList();
  }

  @Test
  void theClaimHoldsWhereItIsTrue() {
    double[][] near = {ALL, {0.95, 0.96, 0.97}};

    assertEquals(
        List.of(true, true), met(new double[][] {ALL, GUESSED}, new double[][] {ALL, ALL}, near));
  }

  @Test
  void toBeAsBadAsAnLstmThatGuessesIsNotNearIt() {
    double[][] guesses = {ALL, GUESSED};

    assertEquals(List.of(true, false), met(guesses, guesses, new double[][] {ALL, ALL}));
  }

  @Test
  void whatTheSimpleNetworkCanDoToo() {
    double[][] all = {ALL, ALL};

    assertEquals(List.of(false, false), met(all, all, all));
  }

  @Test
  void anLstmThatIsMuchBetterIsNotNear() {
    double[][] simple = {ALL, GUESSED};
    double[][] scrn = {ALL, {0.8, 0.85, 0.8}};

    assertEquals(List.of(true, false), met(simple, new double[][] {ALL, ALL}, scrn));
  }

  @Test
  void whereNoneRecallsTheNearerDistanceCounts() {
    double[][] lstm = {ALL, GUESSED};
    double[][] simple = {{0.5, 0.5, 0.6}, GUESSED};

    assertEquals(List.of(true, true), met(simple, lstm, lstm));
    assertEquals(List.of(false, false), met(simple, simple, simple));
  }
}
