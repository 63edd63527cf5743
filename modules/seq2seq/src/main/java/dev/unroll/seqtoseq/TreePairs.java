package dev.unroll.seqtoseq;

import dev.unroll.core.tree.BracketReader;
import dev.unroll.core.tree.Linearisation;
import dev.unroll.core.tree.Normalisation;
import dev.unroll.core.tree.Tree;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.text.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trees as pairs of a sentence and its linearised tree, tokens between blanks. */
final class TreePairs {
  private TreePairs() {}

  /**
   * The pairs of all trees in files.
   *
   * @throws IllegalArgumentException naming file, line and column of what is no tree
   * @throws IOException when a file cannot be read
   */
  static PairSource.Reading read(List<Path> files, boolean lenient) throws IOException {
    Trees trees = trees(files, lenient);
    return new PairSource.Reading(
        trees.trees().stream().map(TreePairs::pair).toList(), trees.empty());
  }

  /**
   * Trees without traces and with plain labels.
   *
   * @param empty trees of nothing but traces, which are left out
   */
  record Trees(List<Tree> trees, int empty) {}

  /** The trees in files; a single word is put under a constituent. */
  static Trees trees(List<Path> files, boolean lenient) throws IOException {
    BracketReader reader = new BracketReader(BracketReader.Outer.TAKEN_OFF);
    List<Tree> trees = new ArrayList<>();
    int empty = 0;
    for (Path file : files) {
      try {
        for (Tree tree : reader.read(text(file, lenient))) {
          Optional<Tree> plain = Normalisation.standard(tree);
          plain.ifPresent(one -> trees.add(sentence(one)));
          empty += plain.isEmpty() ? 1 : 0;
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
      }
    }
    return new Trees(List.copyOf(trees), empty);
  }

  private static Tree sentence(Tree tree) {
    return tree instanceof Tree.Leaf ? new Tree.Node(Tree.TOP, List.of(tree)) : tree;
  }

  private static String text(Path file, boolean lenient) throws IOException {
    StringBuilder text = new StringBuilder();
    try (TextFile pieces = new TextFile(file, lenient)) {
      for (String piece = pieces.next(); !piece.isEmpty(); piece = pieces.next()) {
        text.append(piece);
      }
    }
    return text.toString();
  }

  private static SentencePair pair(Tree tree) {
    return new SentencePair(
        String.join(" ", tree.words()), String.join(" ", Linearisation.NORMALISED.tokens(tree)));
  }
}
