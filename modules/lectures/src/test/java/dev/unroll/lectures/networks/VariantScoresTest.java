package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.recurrent.CellName;
import dev.unroll.lectures.experiment.Findings.Checked;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rule, on made-up figures. */
class VariantScoresTest {
  /** Figures of which all conditions are met. */
  private static Map<CellName, double[]> asClaimed() {
    Map<CellName, double[]> nats = new EnumMap<>(CellName.class);
    VariantScores.NAMES.keySet().forEach(cell -> nats.put(cell, around(2)));
    nats.put(CellName.LSTM_NO_FORGET_GATE, around(2.3));
    nats.put(CellName.LSTM_NO_OUTPUT_TANH, around(2.2));
    return nats;
  }

  private static double[] around(double mean) {
    return new double[] {mean - 0.01, mean, mean + 0.01};
  }

  private static List<Boolean> met(Map<CellName, double[]> nats) {
    return new VariantScores(nats)
        .judge(new LstmVariants().claim()).checked().stream().map(Checked::met).toList();
  }

  @Test
  void theClaimHoldsWhereItIsTrue() {
    assertEquals(List.of(true, true, true), met(asClaimed()));
  }

  @Test
  void oneVariantFarAwayIsTooMuch() {
    Map<CellName, double[]> nats = asClaimed();
    nats.put(CellName.LSTM_PEEPHOLES, around(2.11));

    assertEquals(List.of(false, true, true), met(nats));
  }

  @Test
  void oneBetterVariantIsTooMuch() {
    Map<CellName, double[]> nats = asClaimed();
    nats.put(CellName.LSTM_COUPLED, around(1.95));

    assertEquals(List.of(true, false, true), met(nats));
  }

  @Test
  void bothPartsMustBeMissed() {
    Map<CellName, double[]> better = asClaimed();
    better.put(CellName.LSTM_NO_OUTPUT_TANH, around(1.9));
    Map<CellName, double[]> unclear = asClaimed();
    unclear.put(CellName.LSTM_NO_OUTPUT_TANH, new double[] {1.8, 2.1, 2.4});
    Map<CellName, double[]> another = asClaimed();
    another.put(CellName.LSTM_NO_INPUT_GATE, around(2.25));

    assertEquals(List.of(true, false, false), met(better));
    assertEquals(List.of(true, true, false), met(unclear));
    assertEquals(List.of(false, true, false), met(another));
  }
}
