package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.autoencoder.AutoencoderConfig.Kind;
import dev.unroll.autoencoder.NetworkConfig.Condition;
import dev.unroll.autoencoder.probe.OrderContrast;
import dev.unroll.autoencoder.probe.SentenceEvaluation;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.text.Language;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.data.vector.WordVectors;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An encoder that reads words which it never met. */
class ExpandedEncoderTest {
  private static final List<String> TEXT =
      List.of("The cat sees a dog.", "A hen sees the cat.", "The dog runs.", "A cat sleeps.");

  @TempDir Path folder;

  private static SavedModel model(Kind kind, Level level) {
    AutoencoderConfig plain = Models.config(kind, Condition.BOTH);
    TextConfig text = new TextConfig(level, 200, 1, false);
    AutoencoderConfig config =
        new AutoencoderConfig(kind, text, plain.network(), plain.noise(), plain.latent(), 0, 20, 8);
    Language language = Language.of(text, TEXT);
    return new SavedModel(
        config,
        language,
        AutoencoderNetwork.graph(
            config,
            language.vocabulary().size(),
            3,
            new Optimiser(Optimiser.Kind.SGD, 0, 0),
            new Rate(new Schedule.Constant(0.1))));
  }

  /** Half of each word's own embedding; the word "kitten" has that of "cat". */
  private WordVectors halves(SavedModel model) throws IOException {
    Vocabulary vocabulary = model.language().vocabulary();
    float[][] embeddings =
        model.network().getParam(AutoencoderNetwork.SOURCE_EMBEDDING + "_W").toFloatMatrix();
    List<String> lines = new ArrayList<>();
    for (int id = vocabulary.padding() + 1; id < vocabulary.size(); id++) {
      lines.add(line(vocabulary.token(id), embeddings[id]));
    }
    lines.add(line("kitten", embeddings[vocabulary.id("cat")]));
    return WordVectors.first(Files.write(folder.resolve("vectors.txt"), lines), 1_000, false);
  }

  private static String line(String word, float[] embedding) {
    StringBuilder line = new StringBuilder(word);
    for (float number : embedding) {
      line.append(' ').append(number / 2);
    }
    return line.toString();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aNewWordIsReadAsTheWordOfItsVector(Kind kind) throws IOException {
    SavedModel model = model(kind, Level.WORD);
    SentenceEncoder bare = new SentenceEncoder(model);
    SentenceEncoder expanded = bare.expanded(halves(model));
    assertEquals(1, expanded.added());
    float[] known = bare.encode("A cat sees the dog.");
    assertArrayEquals(known, expanded.encode("A cat sees the dog."), 0);
    assertArrayEquals(known, expanded.encode("A kitten sees the dog."), 1e-4f);
    assertTrue(distance(known, bare.encode("A kitten sees the dog.")) > 1e-3);
    assertTrue(bare.onlyUnknown("kitten") && !expanded.onlyUnknown("kitten"));
  }

  private static double distance(float[] a, float[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      squares += Math.pow(a[i] - b[i], 2);
    }
    return Math.sqrt(squares);
  }

  @Test
  void theHashTellsAnExpandedEncoderApart() throws IOException {
    SavedModel model = model(Kind.SKIP_THOUGHT, Level.WORD);
    SentenceEncoder bare = new SentenceEncoder(model);
    SentenceEncoder expanded = bare.expanded(halves(model));
    assertNotEquals(bare.hash(), expanded.hash());
    assertEquals(expanded.hash(), bare.expanded(halves(model)).hash());
    assertNotEquals(bare.name(), expanded.name());
  }

  @Test
  void aModelWithoutWordsIsRefused() throws IOException {
    WordVectors vectors = halves(model(Kind.PLAIN, Level.WORD));
    SentenceEncoder letters = new SentenceEncoder(model(Kind.PLAIN, Level.CHAR));
    String message =
        assertThrows(IllegalArgumentException.class, () -> letters.expanded(vectors)).getMessage();
    assertTrue(message.contains("reads char") && message.contains("--level word"), message);
  }

  @Test
  void orderOfUnknownWordsIsNotMeasured() {
    SentenceEncoder encoder = new SentenceEncoder(model(Kind.PLAIN, Level.WORD));
    // Both sentences are six unknown words, and so one vector.
    assertTrue(encoder.onlyUnknown(OrderContrast.SENTENCES.get(0)));
    OrderContrast contrast = new SentenceEvaluation(encoder, 1).order();
    assertTrue(Double.isNaN(contrast.sameWords()) && Double.isNaN(contrast.unrelated()));
    assertFalse(encoder.onlyUnknown(OrderContrast.SENTENCES.get(2)));
  }
}
