package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.decoding.SamplerOptions;
import dev.unroll.languagemodel.TinyModels.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kind of model. */
class ModelContractTest {
  /** Of float arithmetic over hundreds of steps, in nats. */
  private static final double ROUNDING = 2e-5;

  @TempDir static Path folder;
  private static final Map<String, Trained> MODELS = new HashMap<>();

  @BeforeAll
  static void train() throws IOException {
    for (var entry : TinyModels.all().entrySet()) {
      Path own = Files.createDirectory(folder.resolve(entry.getKey()));
      MODELS.put(entry.getKey(), TinyModels.train(entry.getValue(), own));
    }
  }

  static Stream<String> kinds() {
    return TinyModels.all().keySet().stream();
  }

  private static int[] text(Trained trained, int tokens) {
    return Arrays.copyOf(trained.data().train(), tokens);
  }

  /** Nats of each token by the chain rule, from what the model says may follow. */
  private static double[] read(Predictor predictor, int[] ids) {
    double[] nats = new double[ids.length];
    predictor.reset();
    for (int i = 1; i < ids.length; i++) {
      nats[i] = -predictor.read(ids[i - 1])[ids[i]];
    }
    return nats;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void scoringATextAgreesWithReadingItTokenByToken(String kind) {
    Trained trained = MODELS.get(kind);
    int[] ids = text(trained, 400);
    double[] nats = trained.model().nats(ids);
    assertArrayEquals(read(trained.model().predictor(), ids), nats, ROUNDING);
    assertTrue(Arrays.stream(nats).skip(1).allMatch(n -> n > 0), Arrays.toString(nats));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void parallelRowsScoreAsOneRowDoes(String kind) {
    // From 1024 tokens on, several rows run at once, each warmed on 128 tokens.
    Trained trained = MODELS.get(kind);
    int[] ids = text(trained, Math.min(1601, trained.data().train().length));
    assertArrayEquals(read(trained.model().predictor(), ids), trained.model().nats(ids), ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatFollowsATextChangesNoneOfItsScores(String kind) {
    Trained trained = MODELS.get(kind);
    int most = Math.min(1600, trained.data().train().length);
    double[] longest = trained.model().nats(text(trained, most));
    for (int length : new int[] {2, 3, 65, 513, 1024, 1025, most - 1}) {
      double[] nats = trained.model().nats(text(trained, length));
      assertArrayEquals(Arrays.copyOf(longest, length), nats, ROUNDING, "of " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatMayFollowSumsToOne(String kind) {
    Trained trained = MODELS.get(kind);
    Predictor predictor = trained.model().predictor();
    for (int id : text(trained, 5)) {
      double sum = 0;
      for (float log : predictor.read(id)) {
        sum += Math.exp(log);
      }
      assertEquals(1, sum, 1e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aPredictorThatWasResetHasForgottenAll(String kind) {
    Trained trained = MODELS.get(kind);
    Predictor predictor = trained.model().predictor();
    int[] ids = text(trained, 30);
    assertArrayEquals(read(predictor, ids), read(predictor, ids));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aSavedModelScoresTheSameBits(String kind) {
    Trained trained = MODELS.get(kind);
    Evaluation loaded = trained.model().evaluate(trained.data().dev());
    assertEquals(trained.task().evaluate().loss(), loaded.total().natsPerToken());
    assertEquals(trained.task().evaluate().metrics(), loaded.metrics());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void equalSeedsWriteEqualTextsAndNeverTheUnknownToken(String kind) {
    LanguageModel model = MODELS.get(kind).model();
    SamplerOptions wild = SamplerOptions.plain().withTemperature(3);
    String text = model.generate("", 300, wild, 4);
    assertEquals(text, model.generate("", 300, wild, 4));
    assertTrue(!text.equals(model.generate("", 300, wild, 5)), text);
    assertTrue(!text.contains("<unk>"), text);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void oneTokenIsNoTextToMeasure(String kind) {
    LanguageModel model = MODELS.get(kind).model();
    assertThrows(IllegalArgumentException.class, () -> model.nats(new int[] {1}));
  }
}
