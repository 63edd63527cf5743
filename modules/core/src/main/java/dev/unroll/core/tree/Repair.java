package dev.unroll.core.tree;

import dev.unroll.core.check.Check;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a tree of any tokens by the rules of {@link Linearisation#repair(List, List)}; once. */
final class Repair {
  /** The tag of word number {@code word}, which the decoder wrote as {@code token}. */
  interface Tagging {
    String tag(int word, String token);
  }

  private final List<String> words;
  private final Tagging tagging;
  private final TreeBuilder builder = new TreeBuilder();
  private final Map<String, Integer> openOfLabel = new HashMap<>();
  private int used;

  /** The outermost constituent was closed, but stays open in the builder for words that follow. */
  private boolean complete;

  Repair(List<String> words, Tagging tagging) {
    Check.require(!words.isEmpty(), "a tree needs at least one word, but there is none");
    this.words = words;
    this.tagging = tagging;
  }

  Tree tree(List<String> tokens) {
    for (String token : tokens) {
      if (LinearToken.opens(token)) {
        open(LinearToken.label(token));
      } else if (LinearToken.closes(token)) {
        close(LinearToken.label(token));
      } else {
        leaf(token);
      }
    }
    if (used < words.size()) {
      while (builder.depth() > 1 && builder.hollow()) {
        closeInnermost();
      }
    }
    while (used < words.size()) {
      leaf(Linearisation.WORD);
    }
    while (builder.depth() > 0) {
      closeInnermost();
    }
    List<Tree> roots = builder.roots();
    boolean one = roots.size() == 1 && roots.get(0) instanceof Tree.Node;
    return one ? roots.get(0) : new Tree.Node(Tree.TOP, roots);
  }

  private void open(String label) {
    if (!Tree.isLabel(label)) {
      return;
    }
    if (complete) {
      closeInnermost();
      complete = false;
    }
    builder.open(label);
    openOfLabel.merge(label, 1, Integer::sum);
  }

  private void close(String label) {
    if (complete || builder.depth() == 0) {
      return;
    }
    if (openOfLabel.getOrDefault(label, 0) > 0) {
      while (!builder.label().equals(label)) {
        closeInnermost();
      }
      if (builder.depth() == 1) {
        complete = true;
      } else {
        closeInnermost();
      }
    } else if (builder.depth() > 1) {
      closeInnermost();
    }
  }

  private void closeInnermost() {
    openOfLabel.merge(builder.label(), -1, Integer::sum);
    builder.close();
  }

  private void leaf(String token) {
    if (used < words.size()) {
      builder.leaf(new Tree.Leaf(tagging.tag(used, token), words.get(used)));
      used++;
    }
  }
}
