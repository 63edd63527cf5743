package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WordConfigTest {
  /** With α = 1/4 as in the paper, a word met once is dropped in a fifth of its places. */
  @Test
  void rareWordsBecomeUnknownMoreOftenThanFrequentOnes() {
    WordConfig words = new WordConfig(false, 1, 10, 0.2);
    assertEquals(0.2, words.unknownShare(1), 1e-12);
    assertEquals(0.25 / 10.25, words.unknownShare(10), 1e-12);
    assertEquals(0, new WordConfig(false, 1, 10, 0).unknownShare(0));
  }

  @Test
  void aShareOfAllIsRefused() {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> new WordConfig(false, 1, 10, 1));
    assertTrue(wrong.getMessage().contains("unknown must be in [0.0, 1.0)"), wrong.getMessage());
  }
}
