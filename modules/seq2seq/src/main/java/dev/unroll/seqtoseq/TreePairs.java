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

/** Trees as pairs of a sentence and its linearised tree, tokens between blanks. */
final class TreePairs {
  private TreePairs() {}

  /**
   * The pairs of all trees in files.
   *
   * @throws IllegalArgumentException naming file, line and column of what is no tree
   * @throws IOException when a file cannot be read
   */
  static List<SentencePair> read(List<Path> files, boolean lenient) throws IOException {
    return trees(files, lenient).stream().map(TreePairs::pair).toList();
  }

  /** The trees in files, without traces and with plain labels. */
  static List<Tree> trees(List<Path> files, boolean lenient) throws IOException {
    BracketReader reader = new BracketReader(BracketReader.Outer.TAKEN_OFF);
    List<Tree> trees = new ArrayList<>();
    for (Path file : files) {
      try {
        for (Tree tree : reader.read(text(file, lenient))) {
          Normalisation.standard(tree).ifPresent(trees::add);
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
      }
    }
    return trees;
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
