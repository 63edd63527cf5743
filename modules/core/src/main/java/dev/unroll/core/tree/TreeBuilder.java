package dev.unroll.core.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Builds trees from what a {@link TreeVisitor} is told; a constituent without any word is left out.
 */
class TreeBuilder implements TreeVisitor {
  private final Deque<String> labels = new ArrayDeque<>();
  private final Deque<List<Tree>> children = new ArrayDeque<>();
  private final List<Tree> roots = new ArrayList<>();

  @Override
  public void open(String label) {
    labels.push(label);
    children.push(new ArrayList<>());
  }

  @Override
  public void leaf(Tree.Leaf leaf) {
    innermost().add(leaf);
  }

  @Override
  public void close(String label) {
    close();
  }

  /** Closes the innermost open constituent. */
  void close() {
    String label = labels.pop();
    List<Tree> inside = children.pop();
    if (!inside.isEmpty()) {
      innermost().add(new Tree.Node(label, inside));
    }
  }

  /** How many constituents are open. */
  int depth() {
    return labels.size();
  }

  /** The label of the innermost open constituent. */
  String label() {
    return labels.element();
  }

  /** Whether the innermost open constituent has no child so far. */
  boolean hollow() {
    return innermost().isEmpty();
  }

  /** The finished trees that no open constituent holds. */
  List<Tree> roots() {
    return List.copyOf(roots);
  }

  private List<Tree> innermost() {
    return children.isEmpty() ? roots : children.element();
  }
}
