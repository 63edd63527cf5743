package dev.unroll.core.tree;

/** Writes the tree it sees on one line, with single blanks. */
final class BracketText implements TreeVisitor {
  private final StringBuilder text = new StringBuilder();

  @Override
  public void open(String label) {
    if (!text.isEmpty()) {
      text.append(' ');
    }
    text.append('(').append(label);
  }

  @Override
  public void leaf(Tree.Leaf leaf) {
    open(leaf.label());
    text.append(' ').append(leaf.word().replace("(", "-LRB-").replace(")", "-RRB-"));
    close(leaf.label());
  }

  @Override
  public void close(String label) {
    text.append(')');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
