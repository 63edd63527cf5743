package dev.unroll.core.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.core.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another implementation, KenLM, says the same. Its numbers are 32-bit floats. */
class KneserNeyReferenceTest {
  private static final double FLOAT = 1e-5;

  private static final List<KneserNeyCases.Case> CASES = KneserNeyCases.all().toList();

  @TempDir Path folder;

  static Stream<KneserNeyCases.Case> cases() {
    return CASES.stream();
  }

  @Test
  void thereAreManyCases() {
    assertTrue(cases().count() >= 45);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void discountsAndSizesAreThoseOfKenLm(KneserNeyCases.Case reference) {
    KneserNey model = reference.train();
    JsonNode printed = reference.json().get("discounts_printed");
    for (int order = 1; order <= model.order(); order++) {
      Discounts discounts = model.discounts().get(order - 1);
      JsonNode expected = printed.get(order - 1);
      assertEquals(expected.get("D1").asDouble(), discounts.one(), FLOAT);
      assertEquals(expected.get("D2").asDouble(), discounts.two(), FLOAT);
      assertEquals(expected.get("D3").asDouble(), discounts.threeOrMore(), FLOAT);
      assertEquals(
          reference.json().get("ngram_counts").get(order - 1).asInt(), model.ngrams(order));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyTokenHasTheProbabilityOfKenLm(KneserNeyCases.Case reference) {
    compareTokens(reference, reference.train(), reference.vocabulary());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readArpaFileGivesTheProbabilitiesOfKenLm(KneserNeyCases.Case reference) throws IOException {
    if (reference.json().hasNonNull("arpa")) {
      ArpaFile read = ArpaFile.read(reference.arpa(folder));
      compareTokens(reference, read.model(), read.vocabulary());
    }
  }

  private static void compareTokens(
      KneserNeyCases.Case reference, BackoffModel model, Vocabulary vocabulary) {
    List<List<String>> sentences = reference.testing();
    for (int i = 0; i < sentences.size(); i++) {
      JsonNode expected = reference.json().get("sentences").get(i);
      int[] sentence = vocabulary.ids(sentences.get(i));
      int[] marked = new int[sentence.length + 2];
      marked[0] = vocabulary.start();
      System.arraycopy(sentence, 0, marked, 1, sentence.length);
      marked[marked.length - 1] = vocabulary.end();
      for (int t = 1; t < marked.length; t++) {
        double log10 = model.logProbability(Arrays.copyOf(marked, t), marked[t]) / Math.log(10);
        assertEquals(expected.get("tokens").get(t - 1).get(2).asDouble(), log10, FLOAT);
      }
      double log10 = expected.get("log10").asDouble();
      assertEquals(-log10 * Math.log(10), model.sentenceNats(sentence), 1e-5 * (2 - log10));
    }
  }
}
