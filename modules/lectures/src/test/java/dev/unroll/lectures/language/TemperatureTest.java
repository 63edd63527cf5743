package dev.unroll.lectures.language;

import static dev.unroll.lectures.language.HiddenSummaryTest.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.lectures.experiment.Findings.Checked;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemperatureTest {
  private static final double[] DIVERSE = {0.1, 0.5, 0.8, 0.9, 0.9, 1};
  private static final double[] CORRECT = {0.9, 0.95, 0.9, 0.8, 0.5, 0.3};

  private static List<Boolean> met(double[] distinct, double[] real) {
    return Temperature.judge(distinct, real).checked().stream().map(Checked::met).toList();
  }

  @Test
  void eachConditionIsMetAndFailsAlone() {
    assertEquals(List.of(true, true, true), met(DIVERSE, CORRECT));
    assertEquals(List.of(false, true, true), met(with(2, 0.5, DIVERSE), CORRECT));
    assertEquals(List.of(false, true, true), met(with(5, 0.89, DIVERSE), CORRECT));
    assertEquals(List.of(true, false, true), met(with(0, 0.46, DIVERSE), CORRECT));
    assertEquals(List.of(true, true, false), met(DIVERSE, with(3, 0.96, CORRECT)));
    assertEquals(List.of(true, true, false), met(DIVERSE, with(5, 0.66, CORRECT)));
  }
}
