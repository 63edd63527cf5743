package dev.unroll.autoencoder.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceIndexTest {
  private static final String MODEL = "0123456789abcdef".repeat(4);
  private static final String OTHER = "fedcba9876543210".repeat(4);
  private static final List<String> SENTENCES =
      IntStream.range(0, 50).mapToObj(m -> m == 7 ? "" : "sentence " + m + "\u2028!").toList();

  @TempDir Path folder;

  private static float[][] vectors(int count, long seed) {
    RandomStream random = RandomStream.named(seed, "index");
    float[][] vectors = new float[count][4];
    for (float[] vector : vectors) {
      for (int d = 0; d < 4; d++) {
        vector[d] = (float) random.nextGaussian();
      }
    }
    return vectors;
  }

  private static SentenceIndex index() {
    return SentenceIndex.of(MODEL, SENTENCES, vectors(50, 1));
  }

  @Test
  void nearestAreThoseOfABruteForceSearch() {
    float[][] vectors = vectors(50, 1);
    float[][] queries = vectors(9, 2);
    List<List<Neighbour>> found = index().nearest(queries, 6);
    for (int q = 0; q < queries.length; q++) {
      float[] query = queries[q];
      List<Integer> expected =
          IntStream.range(0, 50)
              .boxed()
              .sorted(
                  (a, b) ->
                      Double.compare(Cosine.of(vectors[b], query), Cosine.of(vectors[a], query)))
              .limit(6)
              .toList();
      assertEquals(expected, found.get(q).stream().map(Neighbour::position).toList());
      for (Neighbour neighbour : found.get(q)) {
        assertEquals(Cosine.of(vectors[neighbour.position()], query), neighbour.cosine(), 1e-5);
        assertEquals(SENTENCES.get(neighbour.position()), neighbour.sentence());
      }
      assertEquals(found.get(q), index().nearest(query, 6));
    }
  }

  @Test
  void lengthDoesNotMatterAndTiesComeInOrder() {
    float[][] vectors = {{0, 1}, {5, 0}, {0, 0}, {0.5f, 0}, {-1, 0}};
    SentenceIndex index = SentenceIndex.of(MODEL, List.of("a", "b", "c", "d", "e"), vectors);
    List<Neighbour> all = index.nearest(new float[] {3, 0}, 10);
    assertEquals(List.of(1, 3, 0, 2, 4), all.stream().map(Neighbour::position).toList());
    assertEquals(0, all.get(3).cosine());
    assertEquals(-1, all.get(4).cosine(), 1e-6);
    assertEquals(0, index.nearest(new float[2], 1).get(0).position());
  }

  @Test
  void savedIndexFindsTheSame() throws IOException {
    Path file = folder.resolve("sentences.index");
    index().save(file);
    SentenceIndex loaded = SentenceIndex.load(file, MODEL);
    assertEquals(50, loaded.sentences());
    assertEquals(4, loaded.size());
    float[][] queries = vectors(5, 3);
    assertEquals(index().nearest(queries, 50), loaded.nearest(queries, 50));
    byte[] first = Files.readAllBytes(file);
    loaded.save(file);
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void indexOfAnotherModelIsRefused() throws IOException {
    Path file = folder.resolve("sentences.index");
    index().save(file);
    String message = told(file, OTHER);
    assertTrue(message.contains("built by model 0123456789ab, not by fedcba987654"), message);
    assertTrue(message.contains("encode its sentences anew"), message);
  }

  private static String told(Path file, String model) {
    String message =
        assertThrows(IOException.class, () -> SentenceIndex.load(file, model)).getMessage();
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.contains(file.toString()), message);
    return message;
  }

  @Test
  void damageIsTold() throws IOException {
    Path file = folder.resolve("sentences.index");
    index().save(file);
    byte[] whole = Files.readAllBytes(file);
    int content = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    for (int length = 4; length < content; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      told(file, MODEL);
    }
    RandomStream random = RandomStream.named(5, "damage");
    List<Integer> unnoticed = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(content);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      try {
        SentenceIndex loaded = SentenceIndex.load(file, MODEL);
        // A bit of the zip's own bookkeeping, such as a date, changes no content.
        assertEquals(index().nearest(vectors(1, 3), 50), loaded.nearest(vectors(1, 3), 50));
        unnoticed.add(at);
      } catch (IOException e) {
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
      }
    }
    assertTrue(unnoticed.size() < 20, () -> "unnoticed at " + unnoticed);
  }

  @Test
  void otherFilesAreNoIndex() throws IOException {
    Path file = folder.resolve("text");
    Files.writeString(file, "not a zip");
    assertTrue(told(file, MODEL).contains("no index of sentences"));
    assertTrue(told(folder.resolve("none"), MODEL).startsWith("no index at"));
  }

  @Test
  void queriesOfAnotherSizeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> index().nearest(new float[3], 1));
    assertThrows(IllegalArgumentException.class, () -> index().nearest(new float[4], 0));
    assertThrows(
        IllegalArgumentException.class, () -> SentenceIndex.of(MODEL, List.of(), new float[0][]));
  }
}
