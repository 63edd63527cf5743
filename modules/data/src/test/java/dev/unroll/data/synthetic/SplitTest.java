package dev.unroll.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void ofTwentyNumbersTheFirstIsTestTheSecondDevAndTheRestTrain() {
    for (long number = 0; number < 60; number++) {
      boolean test = number == 0 || number == 20 || number == 40;
      boolean dev = number == 1 || number == 21 || number == 41;
      Split expected = test ? Split.TEST : dev ? Split.DEV : Split.TRAIN;
      assertEquals(expected, Split.ofNumber(number));
    }
    assertEquals(Split.DEV, Split.ofNumber(20L * Integer.MAX_VALUE + 1));
    assertThrows(IllegalArgumentException.class, () -> Split.ofNumber(-20));
  }
}
