package dev.unroll.lectures.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.RuleBasedNumberFormat;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.tree.Tree;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the networks of the experiments learn from is what it is said to be. */
class MadeUpSentencesTest {
  @Test
  void numbersAreSpelledAsIcuSpellsThem() {
    RuleBasedNumberFormat icu =
        new RuleBasedNumberFormat(Locale.ENGLISH, RuleBasedNumberFormat.SPELLOUT);
    for (int number = 0; number < 1000; number++) {
      assertEquals(icu.format(number).replace('-', ' '), NumberWords.of(number));
    }
  }

  @Test
  void ofBelongsToANounAndWithToAVerb() {
    List<Tree> trees = TreeSentences.of(new RandomStream(1), 200, words -> words.size() == 8);
    assertTrue(trees.stream().allMatch(tree -> tree.words().size() == 8));
    trees.forEach(tree -> check(tree, "TOP"));
    assertTrue(trees.stream().anyMatch(tree -> tree.words().contains("with")));
    assertTrue(trees.stream().anyMatch(tree -> tree.words().contains("of")));
  }

  @Test
  void sentencesAreSaidWithinSentences() {
    List<Tree> trees = TreeSentences.of(new RandomStream(1), 200, words -> words.size() == 8);
    assertTrue(trees.stream().anyMatch(tree -> tree.tags().contains("VS")));
    trees.forEach(
        tree ->
            assertEquals(
                1 + tree.tags().stream().filter("VS"::equals).count(),
                clauses(tree),
                tree::toString));
  }

  private static long clauses(Tree tree) {
    return tree instanceof Tree.Node node
        ? (node.label().equals("S") ? 1 : 0)
            + node.children().stream().mapToLong(MadeUpSentencesTest::clauses).sum()
        : 0;
  }

  private static void check(Tree tree, String parent) {
    if (tree instanceof Tree.Node node) {
      if (node.label().equals("PP")) {
        boolean of = node.words().get(0).equals("of");
        assertEquals(of ? "NP" : "VP", parent, node.toString());
      }
      node.children().forEach(child -> check(child, node.label()));
    }
  }
}
