package dev.unroll.core.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RepairTest {
  private static final int ROUNDS = 5_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // closing brackets: missing, of another label, too many
        "(S (NP XX (VP XX )VP )S    | (S (NP XX (VP XX )VP )NP )S",
        "(S (NP XX )NP (VP XX       | (S (NP XX )NP (VP XX )VP )S",
        "(S (NP XX )PP (VP XX )VP )S | (S (NP XX )NP (VP XX )VP )S",
        "(S (NP XX ) (VP XX )VP )S  | (S (NP XX )NP (VP XX )VP )S",
        "(S (NP XX )NP )NP XX )S    | (S (NP XX )NP XX )S",
        "(S XX XX )VP               | (S XX XX )S",
        ")S (S XX XX )S )S          | (S XX XX )S",
        // leaves: too few, too many, none, after the end
        "(S (NP XX )NP )S           | (S (NP XX )NP XX )S",
        "(S (NP XX (VP              | (S (NP XX XX )NP )S",
        "(S (NP (NP (NP (NP         | (S XX XX )S",
        "(S XX (NP XX XX )NP (VP XX )VP )S | (S XX (NP XX )NP )S",
        "(S (NP XX )NP )S XX        | (S (NP XX )NP XX )S",
        "XX XX                      | (TOP XX XX )TOP",
        // empty constituents, brackets without a label
        "(S XX (NP (VP )VP )NP XX )S | (S XX XX )S",
        "( (S XX ( XX )S            | (S XX XX )S",
        // no outer bracket
        "(NP XX )NP (VP XX )VP      | (TOP (NP XX )NP (VP XX )VP )TOP",
        "XX (NP XX )NP              | (TOP XX (NP XX )NP )TOP",
        "<unk> (NP NN )NP           | (TOP XX (NP XX )NP )TOP",
        "</s>                       | (TOP XX XX )TOP",
      })
  void rulesAreAsDocumented(String sequence, String repaired) {
    List<String> words = List.of("a", "b");
    Tree tree = Linearisation.NORMALISED.repair(List.of(sequence.split(" ")), words);
    assertEquals(repaired, String.join(" ", Linearisation.NORMALISED.tokens(tree)));
    assertEquals(words, tree.words());
  }

  @Test
  void tagsComeFromTheTokensWhereTheyAreTags() {
    List<String> tokens = List.of("(NP", "DT", "X(", ")NP");
    Tree tree = Linearisation.TAGGED.repair(tokens, List.of("a", "b", "c"));
    assertEquals("(NP (DT a) (XX b) (XX c))", tree.toString());
  }

  @ParameterizedTest
  @EnumSource
  void anyTokensBecomeAWellFormedTreeOverTheWords(Linearisation form) {
    for (long seed = 0; seed < ROUNDS; seed++) {
      RandomTrees random = new RandomTrees(seed);
      List<String> words = random.words();
      List<String> tokens =
          seed % 2 == 0 ? random.garbage() : random.damaged(form.tokens(random.node(3)));
      assertRepaired(form, tokens, words, seed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void wellFormedTokensAreNotChanged(Linearisation form) {
    for (long seed = 0; seed < ROUNDS; seed++) {
      Tree tree = new RandomTrees(seed).node(4);
      List<String> tokens = form.tokens(tree);
      String place = "seed " + seed + ": " + tokens;
      assertTrue(form.isWellFormed(tokens, tree.words()), place);
      assertEquals(tree, form.repair(tokens, tree.words()), place);
      assertEquals(tree, form.repair(tokens, tree.words(), tree.tags()), place);
    }
  }

  @Test
  void timeIsLinearInTheTokens() {
    int many = 100_000;
    List<String> tokens = new ArrayList<>(Collections.nCopies(many, "(NP"));
    tokens.add("XX");
    tokens.addAll(Collections.nCopies(many, ")VP"));
    tokens.addAll(Collections.nCopies(many, "(NP"));
    tokens.addAll(Collections.nCopies(many, "XX"));
    List<String> words = Collections.nCopies(many, "w");
    assertTimeout(
        Duration.ofSeconds(10), () -> assertRepaired(Linearisation.NORMALISED, tokens, words, 0));
  }

  private static void assertRepaired(
      Linearisation form, List<String> tokens, List<String> words, long seed) {
    Tree tree = form.repair(tokens, words);
    String place = "seed " + seed + ", " + tokens.size() + " tokens";
    List<String> repaired = form.tokens(tree);
    assertEquals(words, tree.words(), place);
    assertEquals("", form.fault(repaired, words).orElse(""), place);
    assertEquals(tree, form.repair(repaired, words), place);
    if (form.isWellFormed(tokens, words)) {
      assertEquals(tokens, repaired, place);
    }
  }
}
