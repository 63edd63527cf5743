package dev.unroll.lectures.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0",
        "1; 1",
        "-0.5; −0.5",
        "0.123456; 0.1235",
        "12.3456; 12.35",
        "1234.56; 1,235",
        "999999; 999,999",
        "0.00012345; 1.23e-4",
        "2.5e10; 2.50e10",
        "-3e-12; −3.00e-12",
        "1e300; 1.00e300",
        "100; 100",
        "1.20; 1.2",
      })
  void numbersHaveFourDigits(double value, String text) {
    assertEquals(text, Figure.text(value));
  }

  @Test
  void whatIsNoNumberIsSaidInWords() {
    assertEquals("not a number", Figure.text(Double.NaN));
    assertEquals("−∞", Figure.text(Double.NEGATIVE_INFINITY));
    assertEquals("lstm", Figure.text("lstm"));
    assertEquals("12,345", Figure.text(12345L));
    assertEquals("41.7 %", Figure.percent(0.4171));
  }

  @Test
  void statisticsAreTheTextbookOnes() {
    assertEquals(2.5, Figure.mean(1, 2, 3, 4));
    assertEquals(2.5, Figure.median(4, 1, 3, 2));
    // variance of 1, 2, 3, 4 with n − 1 is 5/3
    assertEquals(Math.sqrt(5 / 3.0 / 4), Figure.standardError(1, 2, 3, 4), 1e-12);
    assertEquals("2.5 ± 0.6455", Figure.spread(1, 2, 3, 4));
  }
}
