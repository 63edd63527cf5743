package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Findings.Checked;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Made-up figures that meet each condition and that miss it. */
class SlotRulesTest {
  static List<Boolean> met(Findings findings) {
    findings.verdict(); // every condition was answered
    return findings.checked().stream().map(Checked::met).toList();
  }

  private static double[] of(double... values) {
    return values;
  }

  @Test
  void jordanMustBeClearlyAboveAnElmanThatLearnt() {
    double[] elman = of(85, 86, 84);

    assertEquals(
        List.of(true, false), met(ElmanAndJordan.judge(elman, of(90, 92, 88), of(85, 90, 83))));
    assertEquals(
        List.of(false, true), met(ElmanAndJordan.judge(elman, of(70, 71, 70), of(88, 89, 86))));
    assertEquals(
        List.of(false, false),
        met(ElmanAndJordan.judge(of(10, 11, 10), of(30, 31, 29), of(90, 92, 91))),
        "an Elman network that has not learnt judges nothing");
  }

  @Test
  void aTrainedOtherMustHelpEnoughAndClearly() {
    double[] without = of(70, 71, 70);
    double[] with = of(85, 84, 86);

    assertEquals(
        List.of(true, true, true),
        met(UnknownWords.judge(new double[][] {without, with, of(84, 83, 85)}, 95, 96, 94)));
    assertEquals(
        List.of(false, false, false),
        met(UnknownWords.judge(new double[][] {of(78, 77, 79), with, of(80, 82, 81)}, 80, 80, 81)));
    assertEquals(
        false,
        met(UnknownWords.judge(new double[][] {of(85, 84, 50), with, with}, 95, 95, 95)).get(0),
        "eleven points of one seed");
  }

  @Test
  void memoryMustTellLeavingFromArriving() {
    int[] pairs = {0, 6, 6};
    double[] good = of(0.5, 0.96, 0.97);

    assertEquals(List.of(true, true, true), met(Taipei.judge(good, good, pairs, 6)));
    assertEquals(
        List.of(false, true, false),
        met(Taipei.judge(of(0.5, 0.94, 1), of(0.5, 0.91, 1), new int[] {0, 6, 5}, 6)));
    assertEquals(
        List.of(true, false, false),
        met(Taipei.judge(good, of(0.5, 1, 0.89), new int[] {0, 5, 6}, 6)));
  }

  @Test
  void bothDirectionsMustDoWhatEitherDoes() {
    double[] past = of(0.96, 0.13, 0.97);
    double[] future = of(0.13, 0.96, 0.97);

    assertEquals(List.of(true, true, true), met(BothDirections.judge(past, future, of(0.5, 0.96))));
    assertEquals(
        List.of(false, true, false),
        met(BothDirections.judge(past, of(0.1, 1, 0.9), of(0.5, 0.9))));
    assertEquals(
        List.of(true, false, true), met(BothDirections.judge(of(0.9, 0.1, 1), future, of(0.5, 1))));
    assertEquals(
        List.of(true, false, true), met(BothDirections.judge(of(1, 0.1, 0.9), future, of(0.5, 1))));
  }
}
