package dev.unroll.core.tree;

import dev.unroll.core.check.Check;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * A constituency tree: labelled constituents over the tagged words of a sentence. Immutable; equal
 * when shape, labels and words are.
 *
 * <p>{@code toString} is the tree on one line, {@code (S (NP (DT the) (NN tram)) (VP (VBD
 * stopped)))}, which {@link BracketReader} reads; brackets inside a word are written {@code -LRB-}
 * and {@code -RRB-} there, as the Penn Treebank does. Labels hold neither white space nor brackets.
 */
public sealed interface Tree {
  /** The label of a bracket that only holds what has no label of its own. */
  String TOP = "TOP";

  /** The constituent's label, or the word's part of speech. */
  String label();

  /**
   * A constituent.
   *
   * @param children in the order of their words; at least one
   */
  record Node(String label, List<Tree> children) implements Tree {
    public Node {
      requireLabel(label);
      children = List.copyOf(children);
      Check.require(
          !children.isEmpty(), "constituent " + label + " is empty; give it a child or leave it");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Node node && same(this, node);
    }

    @Override
    public int hashCode() {
      return toString().hashCode();
    }

    @Override
    public String toString() {
      return bracketed(this);
    }
  }

  /**
   * A word and its part of speech, which is its label.
   *
   * @param word not empty and without white space; brackets may be in it
   */
  record Leaf(String label, String word) implements Tree {
    public Leaf {
      requireLabel(label);
      Check.require(
          !word.isEmpty() && word.chars().noneMatch(Character::isWhitespace),
          "a word must have a letter and no white space, but was \"" + word + "\"; split it first");
    }

    @Override
    public String toString() {
      return bracketed(this);
    }
  }

  /** Whether {@code text} can be a label: not empty, no white space and no round bracket in it. */
  static boolean isLabel(String text) {
    return !text.isEmpty()
        && text.chars().noneMatch(c -> c == '(' || c == ')' || Character.isWhitespace(c));
  }

  /** Visits the tree from left to right, each constituent before and after its children. */
  default void walk(TreeVisitor visitor) {
    Deque<String> labels = new ArrayDeque<>();
    Deque<Iterator<Tree>> path = new ArrayDeque<>();
    path.push(List.of(this).iterator());
    while (true) {
      if (!path.peek().hasNext()) {
        path.pop();
        if (path.isEmpty()) {
          return;
        }
        visitor.close(labels.pop());
        continue;
      }
      Tree next = path.peek().next();
      if (next instanceof Node node) {
        visitor.open(node.label());
        labels.push(node.label());
        path.push(node.children().iterator());
      } else if (next instanceof Leaf leaf) {
        visitor.leaf(leaf);
      }
    }
  }

  /** The tagged words, in order. */
  default List<Leaf> leaves() {
    List<Leaf> leaves = new ArrayList<>();
    walk(leaves::add);
    return leaves;
  }

  /** The words, in order. */
  default List<String> words() {
    return leaves().stream().map(Leaf::word).toList();
  }

  /** The parts of speech, in the order of the words. */
  default List<String> tags() {
    return leaves().stream().map(Leaf::label).toList();
  }

  private static void requireLabel(String label) {
    Check.require(
        isLabel(label),
        "a label must not be empty nor hold white space or brackets, but was \"" + label + "\"");
  }

  private static String bracketed(Tree tree) {
    BracketText text = new BracketText();
    tree.walk(text);
    return text.toString();
  }

  private static boolean same(Tree a, Tree b) {
    Deque<Tree> left = new ArrayDeque<>(List.of(a));
    Deque<Tree> right = new ArrayDeque<>(List.of(b));
    while (!left.isEmpty()) {
      Tree x = left.pop();
      Tree y = right.pop();
      if (x instanceof Node n && y instanceof Node m) {
        if (!n.label().equals(m.label()) || n.children().size() != m.children().size()) {
          return false;
        }
        n.children().forEach(left::push);
        m.children().forEach(right::push);
      } else if (!x.equals(y)) {
        return false;
      }
    }
    return true;
  }
}
