package dev.unroll.data.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentBatchesTest {
  private static final int PADDING = -7;

  /** Start, the end of the document, stop. */
  private static final int[] ENDING = {1, 3, 2};

  private final List<List<int[]>> documents = documents(new Random(6));

  @Test
  void batchOfTwoDocumentsWrittenByHand() {
    List<int[]> two = List.of(new int[] {1, 5, 2}, new int[] {1, 6, 7, 8, 2});
    List<int[]> one = List.of(new int[] {1, 9, 2});
    DocumentBatch batch =
        new DocumentBatches(List.of(two, one), ENDING, 2, 0, 1).batch(new int[] {0, 1});
    assertEquals(2, batch.documents());
    assertEquals(2, batch.sentences());
    assertEquals(4, batch.sourceSteps());
    assertArrayEquals(new int[] {5, 2, 0, 0, 6, 7, 8, 2, 9, 2, 0, 0, 0, 0, 0, 0}, batch.source());
    assertArrayEquals(
        new float[] {1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0}, batch.sourceMask());
    assertArrayEquals(new float[] {1, 1, 1, 0}, batch.sentenceMask());
    assertEquals(4, batch.targetSteps());
    assertArrayEquals(
        new int[] {1, 5, 0, 0, 1, 6, 7, 8, 1, 3, 0, 0, 1, 9, 0, 0, 1, 3, 0, 0, 0, 0, 0, 0},
        batch.inputs());
    assertArrayEquals(
        new int[] {5, 2, 0, 0, 6, 7, 8, 2, 3, 2, 0, 0, 9, 2, 0, 0, 3, 2, 0, 0, 0, 0, 0, 0},
        batch.labels());
    assertArrayEquals(
        new float[] {1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0},
        batch.mask());
    assertArrayEquals(new float[] {1, 1, 1, 1, 1, 0}, batch.targetSentenceMask());
    assertEquals(12, batch.tokens());
  }

  @Test
  void documentsComeBackOutOfTheBatchesOfAnEpochOnceEach() {
    DocumentBatches batches = new DocumentBatches(documents, ENDING, 8, PADDING, 3);
    int[] seen = new int[documents.size()];
    List<int[]> plan = batches.plan(1);
    assertEquals(batches.count(), plan.size());
    for (int[] members : plan) {
      DocumentBatch batch = batches.batch(members);
      for (int d = 0; d < members.length; d++) {
        seen[members[d]]++;
        List<String> sentences =
            documents.get(members[d]).stream().map(DocumentBatchesTest::text).toList();
        List<String> written = new ArrayList<>(sentences);
        written.add(text(ENDING));
        assertEquals(sentences, sources(batch, d));
        assertEquals(written, targets(batch, d));
      }
    }
    assertArrayEquals(IntStream.range(0, seen.length).map(i -> 1).toArray(), seen);
  }

  @Test
  void documentsOfABatchHaveLikeNumbersOfSentences() {
    // One block holds them all, so that the batches together are sorted by sentences.
    List<List<Integer>> sizes = new ArrayList<>();
    for (int[] members : new DocumentBatches(documents, ENDING, 8, PADDING, 3).plan(0)) {
      sizes.add(Arrays.stream(members).mapToObj(i -> documents.get(i).size()).toList());
    }
    sizes.sort((a, b) -> Integer.compare(sum(a) * b.size(), sum(b) * a.size()));
    List<Integer> all = sizes.stream().flatMap(List::stream).toList();
    assertEquals(all.stream().sorted().toList(), all);
  }

  @Test
  void epochsDifferAndRepeatWithTheSeed() {
    assertEquals(plan(0, 3), plan(0, 3));
    assertNotEquals(plan(0, 3), plan(1, 3));
    assertNotEquals(plan(0, 3), plan(0, 4));
  }

  @Test
  void documentsThatDoNotFitAreNamed() {
    List<int[]> good = List.of(new int[2]);
    assertEquals("there are no documents to make batches of", message(List.of(), ENDING));
    assertEquals("document 2 has no sentence", message(List.of(good, List.of()), ENDING));
    assertEquals(
        "sentence 2 has 1 tokens, but needs its start and stop symbol",
        message(List.of(good, List.of(new int[1])), ENDING));
    assertEquals(
        "ending 1 has 1 tokens, but needs its start and stop symbol",
        message(List.of(good), new int[1]));
  }

  @Test
  void batchOfWrongSizesIsRefused() {
    DocumentBatch good = new DocumentBatches(documents, ENDING, 2, 0, 1).batch(new int[] {0, 1});
    good.withInputs(good.labels());
    assertThrows(IllegalArgumentException.class, () -> good.withInputs(new int[1]));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new DocumentBatch(
                1,
                1,
                1,
                new int[1],
                new float[1],
                new float[2],
                1,
                new int[2],
                new int[2],
                new float[2]));
  }

  private static List<String> sources(DocumentBatch batch, int document) {
    List<String> sentences = new ArrayList<>();
    for (int row = document * batch.sentences(); row < (document + 1) * batch.sentences(); row++) {
      if (batch.sentenceMask()[row] == 1) {
        sentences.add(counted(batch.source(), batch.sourceMask(), row, batch.sourceSteps()));
      } else {
        assertEquals("[]", counted(batch.source(), batch.sourceMask(), row, batch.sourceSteps()));
      }
    }
    return sentences;
  }

  private static List<String> targets(DocumentBatch batch, int document) {
    int rows = batch.sentences() + 1;
    return IntStream.range(document * rows, (document + 1) * rows)
        .filter(row -> batch.targetSentenceMask()[row] == 1)
        .mapToObj(row -> counted(batch.labels(), batch.mask(), row, batch.targetSteps()))
        .toList();
  }

  private static String counted(int[] ids, float[] mask, int row, int steps) {
    return Arrays.toString(
        IntStream.range(row * steps, (row + 1) * steps)
            .filter(i -> mask[i] == 1)
            .map(i -> ids[i])
            .toArray());
  }

  private static String text(int[] framed) {
    return Arrays.toString(Arrays.copyOfRange(framed, 1, framed.length));
  }

  private static int sum(List<Integer> numbers) {
    return numbers.stream().mapToInt(n -> n).sum();
  }

  private List<List<Integer>> plan(int epoch, long seed) {
    return new DocumentBatches(documents, ENDING, 8, PADDING, seed)
        .plan(epoch).stream().map(one -> Arrays.stream(one).boxed().toList()).toList();
  }

  private static String message(List<List<int[]>> documents, int[] ending) {
    return assertThrows(
            IllegalArgumentException.class, () -> new DocumentBatches(documents, ending, 2, 0, 1))
        .getMessage();
  }

  private static List<List<int[]>> documents(Random random) {
    List<List<int[]>> documents = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      List<int[]> sentences = new ArrayList<>();
      for (int s = random.nextInt(1, 6); s > 0; s--) {
        int[] framed = random.ints(random.nextInt(2, 12), 4, 1000).toArray();
        framed[0] = 1;
        framed[framed.length - 1] = 2;
        sentences.add(framed);
      }
      documents.add(sentences);
    }
    return documents;
  }
}
