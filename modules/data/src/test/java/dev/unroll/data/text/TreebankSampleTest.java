package dev.unroll.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unroll.core.metric.BracketOptions;
import dev.unroll.core.metric.BracketTally;
import dev.unroll.core.metric.LabelledBrackets;
import dev.unroll.core.tree.BracketReader;
import dev.unroll.core.tree.Linearisation;
import dev.unroll.core.tree.Normalisation;
import dev.unroll.core.tree.Tree;
import dev.unroll.data.catalogue.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trees of newspaper sentences, which hold what no invented example thinks of. */
@Tag("real-data")
class TreebankSampleTest {
  private static List<Tree> trees() throws IOException {
    Path file =
        DataDirectory.standard().path().resolve("treebank-nltk-sample").resolve("trees.mrg.txt");
    assumeTrue(Files.exists(file), file + " is not there");
    return new BracketReader(BracketReader.Outer.TAKEN_OFF).read(Files.readString(file));
  }

  @Test
  void everyTreeIsReadAndWrittenAlike() throws IOException {
    List<Tree> trees = trees();
    assertEquals(3914, trees.size());
    BracketReader reader = new BracketReader(BracketReader.Outer.TAKEN_OFF);
    for (Tree tree : trees) {
      assertEquals(List.of(tree), reader.read(tree.toString()));
    }
  }

  @Test
  void everyTreeComesBackFromItsTokens() throws IOException {
    LabelledBrackets metric = new LabelledBrackets(BracketOptions.collins());
    BracketTally sum = BracketTally.NONE;
    for (Tree raw : trees()) {
      Tree tree = Normalisation.standard(raw).orElseThrow();
      List<String> words = tree.words();
      List<String> untagged = Linearisation.NORMALISED.tokens(tree);
      List<String> tagged = Linearisation.TAGGED.tokens(tree);
      assertTrue(Linearisation.NORMALISED.isWellFormed(untagged, words), tree::toString);
      assertEquals(tree, Linearisation.NORMALISED.tree(untagged, words, tree.tags()));
      assertEquals(tree, Linearisation.TAGGED.tree(tagged, words));
      // Neither traces nor function tags count, so evalb sees no difference to the raw tree.
      sum = sum.plus(metric.tally(raw, tree));
    }
    assertEquals(3914, sum.valid() + sum.skipped());
    assertEquals(sum.valid(), sum.complete());
    assertEquals(100, sum.taggingAccuracy());
  }
}
