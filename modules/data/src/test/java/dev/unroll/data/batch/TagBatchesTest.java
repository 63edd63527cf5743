package dev.unroll.data.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagBatchesTest {
  private static final int PADDING = -7;
  private static final int[][] NONE = {};

  @Test
  void batchOfTwoSentencesWrittenByHand() {
    TagSequence longer =
        new TagSequence(
            new int[] {5, 6, 7},
            new int[] {1, 2, 3},
            4,
            new int[][] {{8}, {9, 10}, {}},
            new int[][] {{20, 21, 22}, {}, {23}});
    TagSequence shorter =
        new TagSequence(
            new int[] {11}, new int[] {2}, 0, new int[][] {{12, 13}}, new int[][] {{24}});
    TagBatch batch = TagBatches.of(List.of(shorter, longer), PADDING);
    assertEquals(2, batch.rows());
    assertEquals(3, batch.steps());
    assertArrayEquals(new int[] {11, PADDING, PADDING, 5, 6, 7}, batch.words());
    assertArrayEquals(new int[] {2, 0, 0, 1, 2, 3}, batch.tags());
    assertArrayEquals(new float[] {1, 0, 0, 1, 1, 1}, batch.mask());
    assertArrayEquals(new int[] {0, 4}, batch.labels());
    assertEquals(4, batch.tokens());
    assertEquals(2, batch.letters().width());
    assertArrayEquals(
        new int[] {12, 13, -1, -1, -1, -1, 8, -1, 9, 10, -1, -1}, batch.letters().ids());
    assertArrayEquals(new float[] {1, 1, 0, 0, 0, 0, 1, 0, 1, 1, 0, 0}, batch.letters().mask());
    assertArrayEquals(
        new int[] {24, -1, -1, -1, -1, -1, -1, -1, -1, 20, 21, 22, -1, -1, -1, 23, -1, -1},
        batch.grams().ids());
    assertTrue(batch.grams().isPresent());
  }

  @Test
  void sentencesWithoutTagsLettersAndLabelsAreBatchesOfWords() {
    TagSequence bare =
        new TagSequence(new int[] {3, 4}, new int[0], TagSequence.NO_LABEL, NONE, NONE);
    TagBatch batch = new TagBatches(List.of(bare), 4, 0, 1).batch(new int[] {0});
    assertArrayEquals(new int[] {0, 0}, batch.tags());
    assertArrayEquals(new int[] {-1}, batch.labels());
    assertFalse(batch.letters().isPresent());
    assertEquals(WordParts.ABSENT, batch.grams());
  }

  /** Whatever its company, a sentence has its own numbers, and only they are unmasked. */
  @Test
  void everySentenceIsInAnEpochOnceWithItsOwnNumbers() {
    List<TagSequence> sentences = sentences(203);
    TagBatches batches = new TagBatches(sentences, 16, PADDING, 3);
    List<Integer> seen = new ArrayList<>();
    assertEquals(13, batches.count());
    for (int[] members : batches.plan(2)) {
      TagBatch batch = batches.batch(members);
      for (int row = 0; row < members.length; row++) {
        TagSequence sentence = sentences.get(members[row]);
        seen.add(members[row]);
        assertEquals(sentence.label(), batch.labels()[row]);
        for (int t = 0; t < batch.steps(); t++) {
          int at = row * batch.steps() + t;
          boolean inside = t < sentence.length();
          assertEquals(inside ? 1 : 0, batch.mask()[at]);
          assertEquals(inside ? sentence.words()[t] : PADDING, batch.words()[at]);
          assertEquals(inside ? sentence.tags()[t] : 0, batch.tags()[at]);
          int[] own = inside ? sentence.letters()[t] : new int[0];
          for (int l = 0; l < batch.letters().width(); l++) {
            assertEquals(
                l < own.length ? own[l] : WordParts.NONE,
                batch.letters().ids()[at * batch.letters().width() + l]);
          }
        }
      }
    }
    seen.sort(Comparator.naturalOrder());
    assertEquals(IntStream.range(0, 203).boxed().toList(), seen);
  }

  @Test
  void sentencesOfABatchAreOfLikeLength() {
    List<TagSequence> sentences = sentences(200);
    int padded = 0;
    TagBatches batches = new TagBatches(sentences, 20, PADDING, 3);
    for (int[] members : batches.plan(0)) {
      TagBatch batch = batches.batch(members);
      padded += batch.words().length - (int) batch.tokens();
    }
    int words = sentences.stream().mapToInt(TagSequence::length).sum();
    assertTrue(padded < words / 10, padded + " of " + words);
  }

  @Test
  void sentencesThatDoNotFitAreNamed() {
    TagSequence tagged = new TagSequence(new int[1], new int[1], 0, NONE, NONE);
    TagSequence bare = new TagSequence(new int[1], new int[0], 0, NONE, NONE);
    assertEquals(
        "sentence 2 is not tagged, unlike those before; give tags to all or to none",
        message(List.of(tagged, bare)));
    assertEquals(
        "sentence 3 is tagged, unlike those before; give tags to all or to none",
        message(List.of(bare, bare, tagged)));
    assertEquals("there are no sentences to make batches of", message(List.of()));
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    int[] two = new int[2];
    assertThrows(
        IllegalArgumentException.class, () -> new TagSequence(two, new int[1], 0, NONE, NONE));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TagSequence(two, two, 0, new int[][] {{1}}, NONE));
    assertThrows(
        IllegalArgumentException.class, () -> new TagSequence(new int[0], two, 0, NONE, NONE));
    assertThrows(IllegalArgumentException.class, () -> new TagSequence(two, two, -2, NONE, NONE));
    WordParts wide = new WordParts(2, new int[4]);
    new TagBatch(1, 2, two, two, new float[2], new int[1], wide, WordParts.ABSENT);
    assertThrows(
        IllegalArgumentException.class,
        () -> new TagBatch(2, 1, two, two, new float[2], new int[1], wide, WordParts.ABSENT));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TagBatch(
                1, 2, two, two, new float[2], new int[1], new WordParts(2, two), WordParts.ABSENT));
    assertThrows(IllegalArgumentException.class, () -> new WordParts(0, two));
  }

  private static String message(List<TagSequence> sentences) {
    return assertThrows(IllegalArgumentException.class, () -> new TagBatches(sentences, 2, 0, 1))
        .getMessage();
  }

  private static List<TagSequence> sentences(int count) {
    Random random = new Random(1);
    List<TagSequence> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = random.nextInt(1, 30);
      int[][] letters = new int[length][];
      Arrays.setAll(letters, word -> random.ints(random.nextInt(1, 9), 0, 26).toArray());
      sentences.add(
          new TagSequence(
              random.ints(length, 0, 1000).toArray(),
              random.ints(length, 0, 20).toArray(),
              random.nextInt(5),
              letters,
              NONE));
    }
    return sentences;
  }
}
