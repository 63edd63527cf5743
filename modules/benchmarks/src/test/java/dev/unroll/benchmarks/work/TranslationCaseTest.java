package dev.unroll.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.benchmarks.work.TranslationCase.Feeding;
import dev.unroll.benchmarks.work.TranslationCase.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranslationCaseTest {
  private static final PairSizes SIZES = new PairSizes(10, 12, 3, 4, 2);

  // By hand: two directions of 4 · 2 · (3 + 2), the keys 4 · 4; then with feeding 4 · 4 · (6 + 4),
  // 8 · 3 of the attentional vector, 3 · 12 of the softmax; 2 · 4 for each look.
  private static final double SOURCE = 80 + 16;
  private static final double TARGET = 160 + 24 + 36;
  private static final double LOOK = 8;

  @Test
  void trainingCountsEachTokenAndEachLookSixTimes() {
    TranslationCase work = new TranslationCase("test", Task.TRAIN, Feeding.INPUT, SIZES);
    double weights = 0;
    double tokens = 0;
    for (Pairs batch : Pairs.of(work)) {
      for (int row = 0; row < SIZES.rows(); row++) {
        int read = batch.sources().get(row).length;
        int written = batch.targets().get(row).length - 1;
        weights += read * SOURCE + written * (TARGET + read * LOOK);
        tokens += written;
      }
    }
    assertEquals(6 * weights / tokens, work.flopPerToken(), 1e-6);
  }

  @Test
  void aSentencesSearchTakesOneRowAtFirstAndFiveAfterwards() {
    TranslationCase work = new TranslationCase("test", Task.SEARCH, Feeding.INPUT, SIZES);
    double weights = 0;
    double sentences = 0;
    for (Pairs batch : Pairs.of(work)) {
      for (int[] source : batch.sources()) {
        weights += source.length * SOURCE + (1 + 15 * 5) * (TARGET + source.length * LOOK);
        sentences++;
      }
    }
    assertEquals(2 * weights / sentences, work.flopPerToken(), 1e-6);
    assertArrayEquals(new long[] {2}, work.tokens());
  }

  @Test
  void withoutFeedingTheDecoderReadsTheTokensVectorAlone() {
    assertEquals(3, new TranslationCase("test", Task.TRAIN, Feeding.NONE, SIZES).decoderInputs());
    assertEquals(6, new TranslationCase("test", Task.TRAIN, Feeding.INPUT, SIZES).decoderInputs());
  }

  @Test
  void sentencesAreFramedAsLongAsSaidAndCounted() {
    TranslationCase work = (TranslationCase) Cases.named("s2s-train-input").get(0);
    List<Pairs> batches = Pairs.of(work);
    for (int i = 0; i < batches.size(); i++) {
      long counted = 0;
      for (int row = 0; row < 64; row++) {
        int[] source = batches.get(i).sources().get(row);
        int[] target = batches.get(i).targets().get(row);
        assertTrue(source.length >= 8 && source.length <= 20);
        assertTrue(target.length >= 9 && target.length <= 21);
        assertEquals(Pairs.vocabulary(8000).end(), source[source.length - 1]);
        assertEquals(Pairs.vocabulary(6000).start(), target[0]);
        assertEquals(Pairs.vocabulary(6000).end(), target[target.length - 1]);
        counted += target.length - 1;
      }
      assertEquals(counted, work.tokens()[i]);
    }
  }

  @Test
  void everyContenderSeesTheSamePairs() {
    TranslationCase work = (TranslationCase) Cases.named("s2s-beam").get(0);
    assertArrayEquals(
        Pairs.of(work).get(1).sources().get(2), Pairs.of(work).get(1).sources().get(2));
  }

  @Test
  void aVocabularyHasAsManyTokensAsAskedForAndNoFewerThanItsSymbols() {
    assertEquals(8000, Pairs.vocabulary(8000).size());
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> new PairSizes(10, 4, 3, 4, 2));
    assertTrue(failure.getMessage().contains("10 and 4 tokens"), failure.getMessage());
  }
}
