package dev.unroll.core.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearisationTest {
  private static final Tree DOG =
      new BracketReader(BracketReader.Outer.TAKEN_OFF)
          .read("(S (NP (NNP John)) (VP (VBZ has) (NP (DT a) (NN dog))) (. .))")
          .get(0);
  private static final String TAGS = "(S (NP NNP )NP (VP VBZ (NP DT NN )NP )VP . )S";
  private static final String NO_TAGS = "(S (NP XX )NP (VP XX (NP XX XX )NP )VP XX )S";

  @Test
  void tokensAreThoseOfThePaper() {
    // Vinyals et al. 2015, figure 2
    assertEquals(tokens(TAGS), Linearisation.TAGGED.tokens(DOG));
    assertEquals(tokens(NO_TAGS), Linearisation.NORMALISED.tokens(DOG));
  }

  @Test
  void tokensAndWordsGiveTheTreeBack() {
    List<String> words = DOG.words();
    assertEquals(DOG, Linearisation.TAGGED.tree(tokens(TAGS), words));
    assertEquals(DOG, Linearisation.NORMALISED.tree(tokens(NO_TAGS), words, DOG.tags()));
    Tree untagged = Linearisation.NORMALISED.tree(tokens(NO_TAGS), words);
    assertEquals(
        "(S (NP (XX John)) (VP (XX has) (NP (XX a) (XX dog))) (XX .))", untagged.toString());
    assertEquals(tokens(NO_TAGS), Linearisation.NORMALISED.tokens(untagged));
  }

  @Test
  void givenTagsWinOverTheDecoders() {
    List<String> tags = List.of("A", "B", "C", "D", "E");
    assertEquals(tags, Linearisation.TAGGED.tree(tokens(TAGS), DOG.words(), tags).tags());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(S XX XX )S                | ",
        "(S (NP XX )NP XX )S        | ",
        "(S XX XX                   | S is not closed",
        "(S (NP XX XX )S            | token 5, \")S\", closes a constituent NP",
        "(S XX XX )S )S             | token 5, \")S\", closes nothing",
        "(S XX (NP )NP XX )S        | token 4, \")NP\", closes an empty",
        "(NP XX )NP (VP XX )VP      | token 4, \"(VP\", opens a second tree",
        "XX XX                      | token 1, \"XX\", stands outside",
        "(S XX XX )S XX             | token 5, \"XX\", stands outside",
        "(S XX )S                   | it has 1 word tokens for 2 words",
        "(S XX XX XX )S             | it has 3 word tokens for 2 words",
        "(S XX NN )S                | token 3, \"NN\", is neither a bracket nor XX",
        "( XX XX )                  | token 1, \"(\", has no usable label",
      })
  void theFirstFaultIsNamed(String sequence, String fault) {
    List<String> words = List.of("a", "b");
    String found = Linearisation.NORMALISED.fault(tokens(sequence), words).orElse("");
    assertTrue(found.contains(fault == null ? "" : fault), found);
    assertEquals(
        fault == null, Linearisation.NORMALISED.isWellFormed(tokens(sequence), words), found);
    if (fault != null) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Linearisation.NORMALISED.tree(tokens(sequence), words));
    }
  }

  @Test
  void onlyTaggedFormTakesTags() {
    List<String> sequence = List.of("(NP", "DT", ")NP");
    assertTrue(Linearisation.TAGGED.isWellFormed(sequence, List.of("the")));
    assertFalse(Linearisation.NORMALISED.isWellFormed(sequence, List.of("the")));
    assertFalse(Linearisation.TAGGED.isWellFormed(List.of("(NP", "", ")NP"), List.of("the")));
  }

  @Test
  void noTreeIsMadeOfNothing() {
    assertFalse(Linearisation.NORMALISED.isWellFormed(List.of(), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> Linearisation.NORMALISED.repair(List.of("(S", ")S"), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> Linearisation.NORMALISED.tokens(new Tree.Leaf("NN", "x")));
    assertThrows(
        IllegalArgumentException.class,
        () -> Linearisation.NORMALISED.repair(List.of(), List.of("a", "b"), List.of("DT")));
  }

  private static List<String> tokens(String sequence) {
    return List.of(sequence.split(" "));
  }
}
