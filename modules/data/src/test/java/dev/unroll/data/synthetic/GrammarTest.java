package dev.unroll.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrammarTest {
  @Test
  void templateSplitsIntoTextAndNames() {
    List<Symbol> expected =
        List.of(
            new Symbol.Text("the "),
            new Symbol.Name("Noun"),
            new Symbol.Name("Verb"),
            new Symbol.Text("."));
    assertEquals(expected, Rule.of("S", 1, "the {Noun}{Verb}.").body());
    assertEquals(List.of(), Rule.of("S", 1, "").body());
  }

  @Test
  void bracesWithoutPartnerAreNamed() {
    assertMessage("'{' without '}' in the rule S: a{B", () -> Rule.of("S", 1, "a{B"));
    assertMessage("'}' without '{' in the rule S: aB}", () -> Rule.of("S", 1, "aB}"));
  }

  @Test
  void probabilitiesThatDoNotSumToOneAreNamed() {
    assertMessage(
        "the probabilities of 'S' must sum to 1, but sum to 0.75",
        () -> new GrammarBuilder().rule("S", 0.5, "a").rule("S", 0.25, "b").build("S"));
  }

  @Test
  void symbolsWithoutRuleAreNamed() {
    assertMessage(
        "symbol 'B' in a rule of 'S' has no rule; add one",
        () -> new GrammarBuilder().rule("S", 1, "a{B}").build("S"));
    assertMessage(
        "the start symbol 'T' has no rule",
        () -> new GrammarBuilder().rule("S", 1, "a").build("T"));
  }

  @Test
  void symbolThatNeverEndsIsNamed() {
    assertMessage(
        "symbol 'B' can never end",
        () -> new GrammarBuilder().oneOf("S", "a", "{B}").rule("B", 1, "b{B}").build("S"));
  }

  @Test
  void criticalAndSupercriticalGrammarsAreRefusedByTheSymbolConcerned() {
    for (double twice : new double[] {0.5, 0.6, 0.9}) {
      assertMessage(
          "the expected length of 'B' is infinite",
          () ->
              new GrammarBuilder()
                  .rule("B", twice, "{B}{B}")
                  .rule("B", 1 - twice, "b")
                  .oneOf("S", "{B}", "{Fine}")
                  .rule("Fine", 1, "fine")
                  .build("S"));
    }
  }

  @Test
  void justSubcriticalGrammarIsAccepted() {
    Grammar grammar =
        new GrammarBuilder().rule("B", 0.499, "{B}{B}").rule("B", 0.501, "b").build("B");
    assertEquals(0.501 / 0.002, grammar.expectations().characters("B"), 1e-6);
  }

  private static void assertMessage(String start, Runnable made) {
    String message = assertThrows(IllegalArgumentException.class, made::run).getMessage();
    assertTrue(message.startsWith(start), message);
  }
}
