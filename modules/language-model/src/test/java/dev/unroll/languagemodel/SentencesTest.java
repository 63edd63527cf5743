package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.decoding.TokenScorer;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.languagemodel.LanguageModelConfig.Kind;
import dev.unroll.languagemodel.LanguageModelConfig.Level;
import dev.unroll.languagemodel.TinyModels.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the sentences of every kind of model. */
class SentencesTest {
  /** Of float arithmetic over a sentence, in nats. */
  private static final double ROUNDING = 1e-5;

  @TempDir static Path folder;
  private static final Map<String, Trained> MODELS = new HashMap<>();

  @BeforeAll
  static void train() throws IOException {
    for (var entry : all().entrySet()) {
      Path own = Files.createDirectory(folder.resolve(entry.getKey()));
      MODELS.put(entry.getKey(), TinyModels.train(entry.getValue(), own));
    }
  }

  private static Map<String, LanguageModelConfig> all() {
    Map<String, LanguageModelConfig> all = new LinkedHashMap<>(TinyModels.all());
    LanguageModelConfig ngram = all.get("ngram");
    all.put(
        "ngram",
        new LanguageModelConfig(Kind.NGRAM, Level.CHAR, 300, 1, ngram.recurrent(), 4, 4, 16));
    return all;
  }

  static Stream<String> kinds() {
    return all().keySet().stream();
  }

  private static int[] sentence(Trained trained, int from, int length) {
    int newline = trained.data().vocabulary().id("\n");
    return Arrays.stream(trained.data().train())
        .filter(id -> id != newline)
        .skip(from)
        .limit(length)
        .toArray();
  }

  private static double nats(TokenScorer.State start, int[] sentence) {
    TokenScorer.State state = start;
    double nats = 0;
    for (int token : sentence) {
      nats -= state.score(token);
      state = state.then(token);
    }
    return nats - state.end();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aSentenceCostsWhatItsLineDoes(String kind) {
    Trained trained = MODELS.get(kind);
    Vocabulary vocabulary = trained.data().vocabulary();
    assertTrue(vocabulary.contains("\n"));
    for (int length : new int[] {0, 1, 2, 30}) {
      int[] sentence = sentence(trained, 7 * length, length);
      int[] line = new int[length + 2];
      Arrays.fill(line, vocabulary.id("\n"));
      System.arraycopy(sentence, 0, line, 1, length);
      double expected = Arrays.stream(trained.model().nats(line)).sum();
      double found = nats(trained.model().sentences().start(), sentence);
      assertEquals(expected, found, ROUNDING * (length + 1), "of " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void statesAskedTogetherAnswerAsStatesAskedAlone(String kind) {
    TokenScorer scorer = MODELS.get(kind).model().sentences();
    int[] tokens = sentence(MODELS.get(kind), 40, 6);
    TokenScorer.State together = scorer.start();
    int vocabulary = scorer.vocabulary().size();
    List<TokenScorer.State> all =
        IntStream.range(0, Math.min(vocabulary, 21)).mapToObj(together::then).toList();
    for (int first = all.size() - 1; first >= 0; first--) {
      TokenScorer.State alone = scorer.start().then(first);
      assertEquals(nats(alone, tokens), nats(all.get(first), tokens), ROUNDING, "after " + first);
    }
  }

  @Test
  void whatWasForgottenIsFoundAgain() {
    // More states than are kept of one sentence.
    Trained trained = MODELS.get("lstm");
    TokenScorer scorer = trained.model().sentences();
    TokenScorer.State start = scorer.start();
    int[] tokens = sentence(trained, 11, 4);
    double before = nats(start, tokens);
    TokenScorer.State state = start;
    for (int i = 0; i < 30_000; i++) {
      state = state.then(tokens[i % tokens.length]);
    }
    assertTrue(state.score(tokens[0]) < 0);
    assertEquals(before, nats(start, tokens));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void guessesAtHowFrequentTokensAreSumToOne(String kind) {
    TokenScorer scorer = MODELS.get(kind).model().sentences();
    double sum =
        IntStream.range(0, scorer.vocabulary().size())
            .mapToDouble(token -> Math.exp(scorer.prior(token)))
            .sum();
    assertEquals(1, sum, 1e-6);
  }
}
