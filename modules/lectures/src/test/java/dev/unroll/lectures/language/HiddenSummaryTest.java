package dev.unroll.lectures.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.lectures.experiment.Findings.Checked;
import java.util.List;
import org.junit.jupiter.api.Test;

class HiddenSummaryTest {
  private static final double[] READ = {0.98, 0.7, 0.5, 0.3, 0.2, 0.1};
  private static final double[] GUESSED = {1, 0.3, 0.2, 0.15, 0.12, 0.1};

  private static List<Boolean> met(double[] read, double[] guessed) {
    double[][][] found = new double[4][read.length][];
    for (int k = 0; k < read.length; k++) {
      found[0][k] = new double[] {read[k], read[k] + 0.01};
      found[1][k] = found[0][k];
      found[2][k] = new double[] {guessed[k], guessed[k]};
      found[3][k] = found[2][k];
    }
    return HiddenSummary.judge(found).checked().stream().map(Checked::met).toList();
  }

  /** A copy in which one figure is another. */
  static double[] with(int place, double value, double[] values) {
    double[] changed = values.clone();
    changed[place] = value;
    return changed;
  }

  @Test
  void eachConditionIsMetAndFailsAlone() {
    assertEquals(List.of(true, true), met(READ, GUESSED));
    assertEquals(List.of(false, true), met(READ, with(3, 0.26, GUESSED)));
    assertEquals(List.of(false, true), met(with(0, 0.9, READ), GUESSED));
    assertEquals(List.of(true, false), met(with(4, 0.31, READ), GUESSED));
    assertEquals(List.of(true, false), met(new double[] {1, 0.5, 0.49, 0.48, 0.47, 0.46}, GUESSED));
  }
}
