package dev.unroll.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
  private static final double EXACT = 1e-12;

  private static double nats(double p) {
    return -p * Math.log(p) - (1 - p) * Math.log(1 - p);
  }

  @Test
  void runOfLettersHasTheLengthAndEntropyOfAGeometricNumber() {
    double p = 0.8;
    Expectations found =
        new GrammarBuilder().rule("S", p, "a{S}").rule("S", 1 - p, "b").build("S").expectations();
    assertEquals(1 / (1 - p), found.characters("S"), EXACT);
    assertEquals(nats(p) / (1 - p), found.nats("S"), EXACT);
    assertEquals(nats(p), found.natsPerCharacter("S"), EXACT);
    assertEquals(nats(p) / Math.log(2), found.bitsPerCharacter("S"), EXACT);
  }

  @Test
  void bracketsHaveTheProgenyOfABranchingProcess() {
    double p = 0.3;
    Expectations found =
        new GrammarBuilder()
            .rule("S", p, "({S}){S}")
            .rule("S", 1 - p, "")
            .build("S")
            .expectations();
    double progeny = 1 / (1 - 2 * p);
    assertEquals(progeny, found.expansions("S"), EXACT);
    assertEquals(2 * p * progeny, found.characters("S"), EXACT);
    assertEquals(nats(p) * progeny, found.nats("S"), EXACT);
  }

  @Test
  void entropyAndLengthAreThoseOfTheListOfAllTexts() {
    Grammar grammar =
        new GrammarBuilder()
            .rule("S", 0.7, "the {Noun}{Verb}")
            .rule("S", 0.3, "{Noun}")
            .rule("Noun", 0.5, "dog")
            .rule("Noun", 0.3, "cat")
            .rule("Noun", 0.2, "horse")
            .rule("Verb", 0.9, " runs")
            .rule("Verb", 0.1, " sees the {Noun}")
            .build("S");
    double entropy = 0;
    double length = 0;
    for (String text : allTexts(List.of("dog", "cat", "horse"))) {
      double p = InsideChart.of(grammar, text).probability();
      entropy -= p * Math.log(p);
      length += p * text.length();
    }
    assertEquals(entropy, grammar.expectations().nats("S"), EXACT);
    assertEquals(length, grammar.expectations().characters("S"), EXACT);
  }

  private static List<String> allTexts(List<String> nouns) {
    List<String> texts = new ArrayList<>(nouns);
    for (String noun : nouns) {
      texts.add("the " + noun + " runs");
      nouns.forEach(seen -> texts.add("the " + noun + " sees the " + seen));
    }
    return texts;
  }

  @Test
  void samplesHaveTheExpectedLengthAndLogProbability() {
    Grammar grammar =
        new GrammarBuilder()
            .rule("S", 0.3, "({S}){S}")
            .rule("S", 0.5, "x")
            .rule("S", 0.2, "yy")
            .build("S");
    DerivationSampler sampler = new DerivationSampler(grammar);
    RandomStream random = new RandomStream(5);
    int count = 200_000;
    double characters = 0;
    double nats = 0;
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      nats -= sampler.append(text, random);
      characters += text.length();
    }
    assertEquals(1, characters / count / grammar.expectations().characters("S"), 0.02);
    assertEquals(1, nats / count / grammar.expectations().nats("S"), 0.02);
  }
}
