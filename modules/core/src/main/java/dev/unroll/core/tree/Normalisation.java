package dev.unroll.core.tree;

import java.util.Optional;

/**
 * Takes off what parsers neither learn nor are judged by (Collins 1999, "Head-driven statistical
 * models for natural language parsing", section 7.1): traces, function tags and co-indices.
 */
public final class Normalisation {
  /** The tag of what was moved or left unsaid and has no word. */
  public static final String TRACE = "-NONE-";

  private Normalisation() {}

  /** Both together; empty when the tree holds nothing but traces. */
  public static Optional<Tree> standard(Tree tree) {
    return withoutTraces(tree).map(Normalisation::withPlainLabels);
  }

  /**
   * The tree without the leaves tagged {@link #TRACE}, and without the constituents that held
   * nothing else; empty when nothing remains.
   */
  public static Optional<Tree> withoutTraces(Tree tree) {
    TreeBuilder rest =
        new TreeBuilder() {
          @Override
          public void leaf(Tree.Leaf leaf) {
            if (!leaf.label().equals(TRACE)) {
              super.leaf(leaf);
            }
          }
        };
    tree.walk(rest);
    return rest.roots().stream().findFirst();
  }

  /** The tree with every label, of constituents and of words, made {@link #plainLabel plain}. */
  public static Tree withPlainLabels(Tree tree) {
    TreeBuilder plain =
        new TreeBuilder() {
          @Override
          public void open(String label) {
            super.open(plainLabel(label));
          }

          @Override
          public void leaf(Tree.Leaf leaf) {
            super.leaf(new Tree.Leaf(plainLabel(leaf.label()), leaf.word()));
          }
        };
    tree.walk(plain);
    return plain.roots().get(0);
  }

  /**
   * A label without function tags, co-indices and gap indices: {@code NP} for {@code NP-SBJ-1} and
   * {@code NP=2}. One that begins with a hyphen, such as {@code -LRB-}, is its own name and stays.
   */
  public static String plainLabel(String label) {
    if (label.startsWith("-")) {
      return label;
    }
    for (int i = 1; i < label.length(); i++) {
      if (label.charAt(i) == '-' || label.charAt(i) == '=') {
        return label.substring(0, i);
      }
    }
    return label;
  }
}
