package dev.unroll.core.metric;

import dev.unroll.core.tree.Tree;
import dev.unroll.core.tree.TreeVisitor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The words and constituents of a tree that the options let count. */
final class TreeBrackets implements TreeVisitor {
  /**
   * A constituent over words {@code start} to {@code end − 1} of those that count.
   *
   * @param label cut and taken for its equals; empty if labels do not count
   */
  record Bracket(int start, int end, String label) {
    /** Whether the two share words and each has some that the other has not. */
    boolean crosses(Bracket other) {
      return (start < other.start && other.start < end && end < other.end)
          || (other.start < start && start < other.end && other.end < end);
    }
  }

  private final BracketOptions options;
  private final Deque<Integer> starts = new ArrayDeque<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();
  private final List<Bracket> brackets = new ArrayList<>();

  private TreeBrackets(BracketOptions options) {
    this.options = options;
  }

  static TreeBrackets of(Tree tree, BracketOptions options) {
    TreeBrackets brackets = new TreeBrackets(options);
    tree.walk(brackets);
    return brackets;
  }

  @Override
  public void open(String label) {
    starts.push(words.size());
  }

  @Override
  public void leaf(Tree.Leaf leaf) {
    if (!options.deleted().contains(leaf.label())) {
      words.add(leaf.word());
      tags.add(options.representative(leaf.label()));
    }
  }

  @Override
  public void close(String label) {
    int start = starts.pop();
    String cut = options.representative(cut(label));
    boolean counts =
        start < words.size()
            && options.deleted().stream().map(options::representative).noneMatch(cut::equals);
    if (counts) {
      brackets.add(new Bracket(start, words.size(), options.labelled() ? cut : ""));
    }
  }

  /** As evalb cuts: even in front of the first letter, and constituents only. */
  private static String cut(String label) {
    for (int i = 0; i < label.length(); i++) {
      if (label.charAt(i) == '-' || label.charAt(i) == '=') {
        return label.substring(0, i);
      }
    }
    return label;
  }

  List<String> words() {
    return words;
  }

  List<String> tags() {
    return tags;
  }

  List<Bracket> brackets() {
    return brackets;
  }
}
