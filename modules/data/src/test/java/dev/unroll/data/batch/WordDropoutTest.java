package dev.unroll.data.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordDropoutTest {
  private static final int UNKNOWN = 0;
  private static final int ROWS = 2_000;
  private static final int STEPS = 6;

  private final int[] inputs = IntStream.range(1, ROWS * STEPS + 1).toArray();

  @Test
  void theAskedShareOfWordsBecomesUnknownAndTheOthersStay() {
    int[] dropped = new WordDropout(0.3, UNKNOWN).drop(inputs, STEPS, new RandomStream(1));
    int unknown = 0;
    for (int i = 0; i < dropped.length; i++) {
      assertTrue(dropped[i] == UNKNOWN || dropped[i] == inputs[i], "at " + i);
      unknown += dropped[i] == UNKNOWN ? 1 : 0;
    }
    // Four standard deviations of a binomial count.
    double words = ROWS * (STEPS - 1);
    assertEquals(0.3 * words, unknown, 4 * Math.sqrt(words * 0.3 * 0.7));
  }

  @Test
  void theStartSymbolIsNeverDropped() {
    int[] dropped = new WordDropout(0.9, UNKNOWN).drop(inputs, STEPS, new RandomStream(2));
    assertTrue(IntStream.range(0, ROWS).allMatch(row -> dropped[row * STEPS] != UNKNOWN));
  }

  @Test
  void equalStreamsDropTheSameAndInputsStayAsTheyWere() {
    WordDropout dropout = new WordDropout(0.5, UNKNOWN);
    int[] before = inputs.clone();
    int[] one = dropout.drop(inputs, STEPS, new RandomStream(3));
    assertArrayEquals(one, dropout.drop(inputs, STEPS, new RandomStream(3)));
    assertTrue(!Arrays.equals(one, dropout.drop(inputs, STEPS, new RandomStream(4))));
    assertArrayEquals(before, inputs);
  }

  @Test
  void aShareOfAllIsRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new WordDropout(1, UNKNOWN));
    assertTrue(refused.getMessage().startsWith("word-dropout must be"), refused.getMessage());
  }
}
