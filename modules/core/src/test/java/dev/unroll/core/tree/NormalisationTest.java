package dev.unroll.core.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisationTest {
  @ParameterizedTest
  @CsvSource({
    "NP-SBJ-1, NP",
    "NP=2, NP",
    "NP-LGS=1, NP",
    "S-TPC-2, S",
    "-LRB-, -LRB-",
    "-RRB-, -RRB-",
    "-NONE-, -NONE-",
    "PRP$, PRP$",
    "PRT|ADVP, PRT|ADVP",
    "WHNP, WHNP",
    "=, ="
  })
  void functionTagsAndIndicesAreCutOff(String label, String plain) {
    assertEquals(plain, Normalisation.plainLabel(label));
  }

  @Test
  void tracesGoWithWhatTheyLeaveEmpty() {
    String text =
        "(S (NP-SBJ-1 (PRP it)) (VP (VBD was) (VP (VBN sold) (NP (-NONE- *-1)) (PP (IN by)"
            + " (NP (NP (-NONE- *)) (NN x))))) (SBAR (-NONE- 0) (S (-NONE- *T*-2))))";
    assertEquals(
        Optional.of(
            "(S (NP-SBJ-1 (PRP it)) (VP (VBD was) (VP (VBN sold) (PP (IN by) (NP (NN x))))))"),
        Normalisation.withoutTraces(tree(text)).map(Tree::toString));
    assertEquals(
        Optional.of("(S (NP (PRP it)) (VP (VBD was) (VP (VBN sold) (PP (IN by) (NP (NN x))))))"),
        Normalisation.standard(tree(text)).map(Tree::toString));
  }

  @Test
  void nothingRemainsOfTracesAlone() {
    assertEquals(Optional.empty(), Normalisation.standard(tree("(S (NP (-NONE- *)))")));
    assertEquals(Optional.empty(), Normalisation.standard(tree("(-NONE- *)")));
  }

  @Test
  void wordsStayAsTheyAre() {
    Tree tree = tree("(NP-TMP (JJ mid-1990) (NN x=y))");
    assertEquals(tree.words(), Normalisation.withPlainLabels(tree).words());
  }

  private static Tree tree(String text) {
    return new BracketReader(BracketReader.Outer.TAKEN_OFF).read(text).get(0);
  }
}
