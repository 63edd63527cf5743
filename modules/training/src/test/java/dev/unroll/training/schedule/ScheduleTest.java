package dev.unroll.training.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  @Test
  void constantIsConstant() {
    assertEquals(0.3, new Schedule.Constant(0.3).at(0));
    assertEquals(0.3, new Schedule.Constant(0.3).at(Long.MAX_VALUE));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.8", "9, 0.8", "10, 0.4", "19, 0.4", "20, 0.2", "35, 0.1"})
  void stepHalvesAfterEveryTenUpdates(long step, double expected) {
    assertEquals(expected, new Schedule.Step(0.8, 10, 0.5).at(step), 1e-15);
  }

  @Test
  void stepNeverGrowsAgainHoweverLongTheRun() {
    assertEquals(0, new Schedule.Step(1, 1, 0.5).at(Integer.MAX_VALUE + 10L));
  }

  /** cos 0, 60, 90, 120 and 180 degrees. */
  @ParameterizedTest
  @CsvSource({"0, 1", "4, 0.775", "6, 0.55", "8, 0.325", "12, 0.1", "100, 0.1"})
  void cosineGoesFromTheRateToTheFloorAndStays(long step, double expected) {
    assertEquals(expected, new Schedule.Cosine(1, 0.1, 12).at(step), 1e-12);
  }

  @Test
  void warmUpIsAStraightLineThatNeverStartsAtZero() {
    Schedule schedule = new Schedule.WarmUp(4, new Schedule.Constant(0.8));
    double[] expected = {0.2, 0.4, 0.6, 0.8, 0.8, 0.8};
    for (int step = 0; step < expected.length; step++) {
      assertEquals(expected[step], schedule.at(step), 1e-15);
    }
    assertEquals(0.8, new Schedule.WarmUp(0, new Schedule.Constant(0.8)).at(0));
  }

  @Test
  void warmUpMultipliesWhatFollows() {
    Schedule decay = new Schedule.Step(1, 2, 0.5);
    Schedule schedule = new Schedule.WarmUp(4, decay);
    assertEquals(0.75 * 0.5, schedule.at(2), 1e-15);
    assertEquals(decay.at(9), schedule.at(9));
  }

  @Test
  void ratesThatCannotBeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Schedule.Constant(0));
    assertThrows(IllegalArgumentException.class, () -> new Schedule.Constant(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Schedule.Step(1, 0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new Schedule.Cosine(1, 0.1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Schedule.Cosine(0.1, 1, 10));
    assertThrows(
        IllegalArgumentException.class, () -> new Schedule.WarmUp(-1, new Schedule.Constant(1)));
  }
}
