package dev.unroll.core.tree;

/** Sees a tree from left to right, as {@link Tree#walk} shows it. */
@FunctionalInterface
public interface TreeVisitor {
  /** A constituent begins; what comes before its {@link #close} is inside it. */
  default void open(String label) {}

  /** A word, and the part of speech that is its label. */
  void leaf(Tree.Leaf leaf);

  /** The constituent opened last and not closed yet ends; {@code label} is its label. */
  default void close(String label) {}
}
