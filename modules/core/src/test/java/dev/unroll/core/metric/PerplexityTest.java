package dev.unroll.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PerplexityTest {
  @Test
  void uniformModelIsAsPerplexedAsItsVocabularyIsLarge() {
    Perplexity perplexity = Perplexity.NONE;
    for (int i = 0; i < 50; i++) {
      perplexity = perplexity.plus(-Math.log(1 / 32.0));
    }
    assertEquals(32, perplexity.perplexity(), 1e-10);
    assertEquals(5, perplexity.bitsPerToken(), 1e-12);
    assertEquals(Math.log(32), perplexity.natsPerToken(), 1e-12);
  }

  @Test
  void bitsPerCharacterDoNotDependOnTheTokenisation() {
    // 12 characters at one bit each, as 12 tokens and as 3 tokens of four.
    Perplexity characters = new Perplexity(12 * Math.log(2), 12);
    Perplexity pieces = new Perplexity(12 * Math.log(2), 3);
    assertEquals(1, characters.bitsPerCharacter(12), 1e-15);
    assertEquals(1, pieces.bitsPerCharacter(12), 1e-15);
    assertEquals(4, pieces.bitsPerToken(), 1e-15);
  }

  @Test
  void impossibleTokenMakesThePerplexityInfinite() {
    Perplexity perplexity = Perplexity.NONE.plus(0.5).plus(-Math.log(0));
    assertEquals(Double.POSITIVE_INFINITY, perplexity.perplexity());
  }

  @Test
  void nothingCountedHasNoMean() {
    assertThrows(IllegalStateException.class, Perplexity.NONE::perplexity);
    assertThrows(IllegalArgumentException.class, () -> Perplexity.NONE.plus(Double.NaN));
  }
}
