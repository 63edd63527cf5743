package dev.unroll.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.benchmarks.work.AutoencoderCase.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AutoencoderCaseTest {
  private static final AutoencoderSizes SIZES = new AutoencoderSizes(12, 3, 4, 5, 2, 7);

  @Test
  void aSentenceIsReadOnceAndWrittenByEachDecoder() {
    // By hand: both ways 4 · 2 · (3 + 2) a token, states of 2 · 4 to the vector of 5 and back, an
    // LSTM of 4 · 4 · (3 + 5 + 4) and the softmax of 4 · 12.
    double plain = (2 * 40 * 7 + 40 + 40) / 7.0 + 192 + 48;
    assertEquals(6 * plain, new AutoencoderCase("test", Kind.PLAIN, SIZES).flopPerToken(), 1e-9);
    // Three gates, one state, two decoders.
    double skip = (2 * 30 * 7 + 20 + 2 * 20) / 14.0 + 144 + 48;
    AutoencoderCase neighbours = new AutoencoderCase("test", Kind.SKIP_THOUGHT, SIZES);
    assertEquals(6 * skip, neighbours.flopPerToken(), 1e-9);
  }

  @Test
  void aPlainTargetIsTheSourceAndEveryLabelCounts() {
    for (Kind kind : Kind.values()) {
      AutoencoderCase work = new AutoencoderCase("test", kind, SIZES);
      for (Pairs batch : work.batches()) {
        assertEquals(2, batch.sources().size());
        assertEquals(2 * kind.decoders(), batch.targets().size());
        assertEquals(2L * kind.decoders() * 7, batch.targetTokens());
        assertArrayEquals(new long[] {batch.targetTokens()}, work.tokens());
        int[] labels = Arrays.copyOfRange(batch.targets().get(1), 1, 8);
        boolean same = Arrays.equals(labels, batch.sources().get(1));
        assertEquals(kind == Kind.PLAIN, same);
      }
    }
  }

  @Test
  void anOddSizeCannotBeHalved() {
    assertThrows(IllegalArgumentException.class, () -> new AutoencoderSizes(12, 3, 5, 5, 2, 7));
  }
}
