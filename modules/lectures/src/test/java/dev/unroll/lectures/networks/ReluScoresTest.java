package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.lectures.experiment.Findings.Checked;
import dev.unroll.lectures.networks.ReluScores.Network;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rule and the search for a rate, on made-up figures. */
class ReluScoresTest {
  private static final double[] BLIND = {0.16, 0.17, 0.165};
  private static final double[] LITTLE = {0.01, 0.02, 0.015};
  private static final double[] LESS = {0.004, 0.005, 0.006};

  private static Map<Network, double[]> figures(double[] random, double[] identity, double[] lstm) {
    Map<Network, double[]> figures = new EnumMap<>(Network.class);
    figures.put(Network.TANH, BLIND);
    figures.put(Network.RANDOM, random);
    figures.put(Network.IDENTITY, identity);
    figures.put(Network.LSTM, lstm);
    return figures;
  }

  private static List<Boolean> met(Map<Network, double[]> error, Map<Network, double[]> wrong) {
    return new ReluScores(error, wrong)
        .judge(new IdentityRelu().claim()).checked().stream().map(Checked::met).toList();
  }

  @Test
  void theClaimHoldsWhereItIsTrue() {
    Map<Network, double[]> all = figures(BLIND, LESS, LITTLE);

    assertEquals(List.of(true, true, true), met(all, all));
  }

  @Test
  void randomWeightsThatLearnRefuteTheFirstHalf() {
    Map<Network, double[]> all = figures(LITTLE, LESS, LITTLE);

    assertEquals(List.of(false, true, true), met(all, all));
  }

  @Test
  void theLstmMustBeBeatenClearlyAndByWhatHasLearnt() {
    Map<Network, double[]> good = figures(BLIND, LESS, LITTLE);
    Map<Network, double[]> unclear = figures(BLIND, LESS, new double[] {0.004, 0.03, 0.006});
    Map<Network, double[]> unlearnt =
        figures(BLIND, new double[] {0.1, 0.1, 0.11}, new double[] {0.16, 0.16, 0.16});

    assertEquals(List.of(true, false, true), met(unclear, good));
    assertEquals(List.of(true, true, false), met(good, unclear));
    assertEquals(List.of(true, false, true), met(unlearnt, unlearnt));
  }

  @Test
  void aRateIsChosenByOtherFiguresThanAreReported() {
    RateSearch search =
        RateSearch.least(
            new double[] {1, 2, 3},
            new long[] {10, 20},
            (rate, seed) -> new RateSearch.Outcome(Math.abs(rate - 2), rate * 100 + seed));

    assertEquals(2, search.rate());
    assertArrayEquals(new double[] {210, 220}, search.figures());
  }
}
