package dev.unroll.autoencoder.vocabulary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.vector.WordVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vectors that are a hidden linear map of embeddings, of which the model has some. */
class ExpandedVocabularyTest {
  private static final int WORDS = 40;
  private static final int KNOWN = 25;

  /** Numbers of an embedding; vectors have more, so that the map is onto. */
  private static final int EMBEDDED = 3;

  private static final int GIVEN = 5;

  @TempDir Path folder;

  private final RandomStream random = RandomStream.named(11, "expansion");
  private final float[][] given = gaussian(WORDS, GIVEN);
  private final float[][] hidden = gaussian(GIVEN, EMBEDDED);

  private float[][] gaussian(int rows, int columns) {
    float[][] made = new float[rows][columns];
    for (float[] row : made) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return made;
  }

  private float[] place(int word) {
    float[] place = new float[EMBEDDED];
    for (int e = 0; e < EMBEDDED; e++) {
      for (int i = 0; i < GIVEN; i++) {
        place[e] += given[word][i] * hidden[i][e];
      }
    }
    return place;
  }

  private WordVectors vectors() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int word = 0; word < WORDS; word++) {
      StringBuilder line = new StringBuilder("w" + word);
      for (float number : given[word]) {
        line.append(' ').append(number);
      }
      lines.add(line.toString());
    }
    Path file = folder.resolve("vectors.txt");
    Files.write(file, lines);
    return WordVectors.first(file, WORDS, false);
  }

  private static Vocabulary vocabulary(int known) {
    Vocabulary.Builder builder =
        Vocabulary.builder().special(Vocabulary.UNKNOWN, Vocabulary.END).add("elsewhere");
    for (int word = 0; word < known; word++) {
      builder.add("w" + word);
    }
    return builder.build();
  }

  private float[][] embeddings(Vocabulary vocabulary) {
    float[][] embeddings = new float[vocabulary.size()][];
    for (int id = 0; id < embeddings.length; id++) {
      String token = vocabulary.token(id);
      boolean word = token.startsWith("w");
      embeddings[id] = word ? place(Integer.parseInt(token.substring(1))) : new float[] {9, 9, 9};
    }
    return embeddings;
  }

  @Test
  void unknownWordsComeOutAtTheirExactPlace() throws IOException {
    Vocabulary vocabulary = vocabulary(KNOWN);
    float[][] embeddings = embeddings(vocabulary);
    ExpandedVocabulary expanded = ExpandedVocabulary.of(vocabulary, embeddings, vectors());
    assertEquals(KNOWN, expanded.shared());
    assertEquals(vocabulary.size() + WORDS - KNOWN, expanded.vocabulary().size());
    assertEquals(expanded.vocabulary().size(), expanded.embeddings().length);
    for (int word = KNOWN; word < WORDS; word++) {
      int id = expanded.vocabulary().id("w" + word);
      assertArrayEquals(place(word), expanded.embeddings()[id], 1e-4f);
    }
  }

  @Test
  void wordsOfTheModelKeepIdAndEmbedding() throws IOException {
    Vocabulary vocabulary = vocabulary(KNOWN);
    float[][] embeddings = embeddings(vocabulary);
    embeddings[vocabulary.id("w3")][0] += 5;
    ExpandedVocabulary expanded = ExpandedVocabulary.of(vocabulary, embeddings, vectors());
    for (int id = 0; id < vocabulary.size(); id++) {
      assertEquals(vocabulary.token(id), expanded.vocabulary().token(id));
      assertArrayEquals(embeddings[id], expanded.embeddings()[id], 0);
    }
  }

  @Test
  void mapThatIsNotDeterminedIsRefused() throws IOException {
    Vocabulary vocabulary = vocabulary(GIVEN - 1);
    WordVectors vectors = vectors();
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> ExpandedVocabulary.of(vocabulary, embeddings(vocabulary), vectors))
            .getMessage();
    assertTrue(message.contains("share only 4 words"), message);
    assertThrows(
        IllegalArgumentException.class,
        () -> ExpandedVocabulary.of(vocabulary, new float[1][3], vectors));
  }
}
