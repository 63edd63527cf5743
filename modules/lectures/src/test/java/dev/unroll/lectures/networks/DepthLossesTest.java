package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.lectures.experiment.Findings.Checked;
import dev.unroll.lectures.networks.DeepNetwork.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rule, on made-up losses of 2, 10 and 30 layers. */
class DepthLossesTest {
  private static final double[] HIGH = {0.8, 0.9, 1};
  private static final double[] LOW = {0.1, 0.2, 0.1};

  private static List<Boolean> met(double[][] plain, double[] residual, double[] highway) {
    Map<Kind, double[][]> nats =
        Map.of(
            Kind.PLAIN, plain,
            Kind.RESIDUAL, new double[][] {LOW, LOW, residual},
            Kind.HIGHWAY, new double[][] {LOW, LOW, highway});
    return new DepthLosses(new int[] {2, 10, 30}, nats)
        .judge(new HighwayDepth().claim()).checked().stream().map(Checked::met).toList();
  }

  @Test
  void theClaimHoldsWhereItIsTrue() {
    assertEquals(List.of(true, true, true), met(new double[][] {HIGH, LOW, HIGH}, LOW, LOW));
  }

  @Test
  void theBestOfTheShallowerCounts() {
    double[] middle = {0.5, 0.5, 0.5};

    assertEquals(List.of(true, true, true), met(new double[][] {HIGH, LOW, middle}, LOW, LOW));
    assertEquals(List.of(true, true, true), met(new double[][] {LOW, HIGH, middle}, LOW, LOW));
    assertEquals(List.of(false, true, true), met(new double[][] {HIGH, HIGH, middle}, LOW, LOW));
  }

  @Test
  void eachWayPastMustHelpClearly() {
    double[][] plain = {HIGH, LOW, HIGH};
    double[] unclear = {0.1, 1.2, 0.9};

    assertEquals(List.of(true, true, false), met(plain, unclear, LOW));
    assertEquals(List.of(true, false, true), met(plain, LOW, HIGH));
  }
}
