package dev.unroll.core.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.tree.BracketReader.Outer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BracketReaderTest {
  private static final String TWO =
      """

      ( (S\s
          (NP-SBJ (DT the) (NN tram) )
      \t  (VP (VBD left) )
          (. .) ))
      ( (FRAG (-LRB- -LRB-)(NN yes)
      (-RRB- -RRB-)))
      """;

  @Test
  void treesSpanLinesAndTheOuterBracketGoes() {
    assertEquals(
        List.of(
            "(S (NP-SBJ (DT the) (NN tram)) (VP (VBD left)) (. .))",
            "(FRAG (-LRB- -LRB-) (NN yes) (-RRB- -RRB-))"),
        texts(TWO, Outer.TAKEN_OFF));
    assertEquals(texts(TWO, Outer.TAKEN_OFF), texts(TWO.replace("\n", "\r\n"), Outer.TAKEN_OFF));
  }

  @Test
  void outerBracketIsKeptAsTop() {
    assertEquals(
        List.of("(TOP (S (NN a)))", "(S (NN b))", "(TOP (NN c))"),
        texts("((S (NN a))) (S (NN b)) ((NN c))", Outer.KEPT_AS_TOP));
  }

  @Test
  void outerBracketAroundSeveralConstituentsOrOneWordStays() {
    assertEquals(
        List.of("(TOP (NP (NN a)) (. .))", "(TOP (NN c))", "(ROOT (S (NN d)))"),
        texts("((NP (NN a)) (. .)) ((NN c)) (ROOT (S (NN d)))", Outer.TAKEN_OFF));
  }

  @Test
  void textWithoutTreesGivesNone() {
    assertEquals(List.of(), texts(" \r\n\t", Outer.TAKEN_OFF));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(S (NN a)          | line 1, column 1: | never closed",
        "(S~  (NP (NN a)~   | line 2, column 3: | never closed",
        "(S (NN a)))        | line 1, column 11: | closes nothing",
        "(S (NN a))~ )      | line 2, column 2: | closes nothing",
        "(S (NN a)) b       | line 1, column 12: | \"b\" stands outside",
        "(S (NN a) b)       | line 1, column 11: | \"b\" is stray",
        "(S (NP the dog))   | line 1, column 12: | \"dog\" is stray",
        "(S 😀 (NN b))      | line 1, column 6: | behind the word \"😀\"",
        "(S~~ (NP ))        | line 3, column 2: | is empty",
        "(())               | line 1, column 2: | is empty",
        "(S (NP ((NN a))))  | line 1, column 8: | has no label",
        "(S^ (NP^ ))        | line 2, column 2: | is empty",
      })
  void faultsAreNamedByLineAndColumn(String text, String place, String what) {
    String lines = text.replace('~', '\n').replace("^", "\r\n");
    String message =
        assertThrows(IllegalArgumentException.class, () -> texts(lines, Outer.TAKEN_OFF))
            .getMessage();
    assertTrue(message.startsWith(place) && message.contains(what), message);
  }

  private static List<String> texts(String text, Outer outer) {
    return new BracketReader(outer).read(text).stream().map(Tree::toString).toList();
  }
}
