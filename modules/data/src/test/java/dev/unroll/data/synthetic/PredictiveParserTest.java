package dev.unroll.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import org.junit.jupiter.api.Test;

class PredictiveParserTest {
  private static final Grammar BRACKETS =
      new GrammarBuilder()
          .rule("Text", 1, "{S}.")
          .rule("S", 0.3, "({S}){S}")
          .rule("S", 0.7, "")
          .build("Text");

  @Test
  void parserFindsTheProbabilityThatTheSamplerDrewWith() {
    PredictiveParser parser = new PredictiveParser(BRACKETS);
    DerivationSampler sampler = new DerivationSampler(BRACKETS);
    for (int i = 0; i < 1000; i++) {
      StringBuilder text = new StringBuilder();
      double drawn = sampler.append(text, new RandomStream(i));
      assertEquals(drawn, parser.logProbability(text.toString()), 1e-9);
      InsideChart.Inside inside = InsideChart.of(BRACKETS, text.toString());
      assertEquals(Math.exp(drawn), inside.probability(), 1e-12);
      assertEquals(1, inside.derivations());
    }
  }

  @Test
  void textsInARowHaveTheSumOfTheirLogProbabilities() {
    PredictiveParser parser = new PredictiveParser(BRACKETS);
    double sum = parser.logProbability("(()).") + parser.logProbability(".");
    assertEquals(sum, parser.logProbability("(())." + "."), 1e-12);
  }

  @Test
  void whatIsNoTextHasNoProbability() {
    PredictiveParser parser = new PredictiveParser(BRACKETS);
    for (String text : new String[] {"", "(", "()", "(.", ").", "()x", ".("}) {
      assertEquals(Double.NEGATIVE_INFINITY, parser.logProbability(text), text);
    }
  }

  @Test
  void ambiguousGrammarIsRefused() {
    refused(new GrammarBuilder().oneOf("S", "a", "{A}").rule("A", 1, "a"), "'S'");
    refused(new GrammarBuilder().rule("S", 0.4, "a{S}{S}").rule("S", 0.6, ""), "may be empty");
    refused(
        new GrammarBuilder().rule("S", 1, "x{A}{A}").rule("A", 0.5, "a").rule("A", 0.5, ""), "'A'");
  }

  @Test
  void grammarWhoseTextsRunTogetherIsRefused() {
    refused(new GrammarBuilder().rule("S", 0.5, "a{S}").rule("S", 0.5, "a"), "'S'");
    refused(new GrammarBuilder().rule("S", 1, "a{T}").oneOf("T", "", "a"), "'T'");
  }

  @Test
  void pieceThatBeginsAnotherIsRefused() {
    refused(new GrammarBuilder().rule("S", 1, "{N}s.").oneOf("N", "dog", "dogs"), "'dog");
  }

  private static void refused(GrammarBuilder rules, String named) {
    Grammar grammar = rules.build("S");
    String message =
        assertThrows(IllegalArgumentException.class, () -> new PredictiveParser(grammar))
            .getMessage();
    assertTrue(message.contains(named), message);
  }
}
