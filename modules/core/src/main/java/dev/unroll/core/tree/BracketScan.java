package dev.unroll.core.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One pass over a bracketed text; knows where it is. */
final class BracketScan {
  /** A bracket not closed yet; a label or a word that it has not is empty. */
  private static final class Bracket {
    private final Place opened;
    private final List<Tree> children = new ArrayList<>();
    private String label = "";
    private String word = "";

    Bracket(Place opened) {
      this.opened = opened;
    }
  }

  /** A character: its index, its line from 1, and the index at which that line starts. */
  private record Place(int index, int line, int lineStart) {}

  private final String text;
  private final BracketReader.Outer outer;
  private final Deque<Bracket> open = new ArrayDeque<>();
  private final List<Tree> trees = new ArrayList<>();
  private int position;
  private int line = 1;
  private int lineStart;

  BracketScan(String text, BracketReader.Outer outer) {
    this.text = text;
    this.outer = outer;
  }

  List<Tree> trees() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '(') {
        open();
        position++;
      } else if (c == ')') {
        close();
        position++;
      } else if (Character.isWhitespace(c)) {
        position++;
        if (c == '\n' || (c == '\r' && !text.startsWith("\n", position))) {
          line++;
          lineStart = position;
        }
      } else {
        atom();
      }
    }
    if (!open.isEmpty()) {
      throw error(open.element().opened, "this bracket is never closed; add a )");
    }
    return trees;
  }

  private void open() {
    Bracket around = open.peek();
    if (around != null && !around.word.isEmpty()) {
      throw error(
          here(), "a bracket opens behind the word \"" + around.word + "\"; close the word first");
    }
    open.push(new Bracket(here()));
  }

  private void close() {
    if (open.isEmpty()) {
      throw error(here(), "this bracket closes nothing; take it away or open one before it");
    }
    Bracket closed = open.pop();
    if (closed.word.isEmpty() && closed.children.isEmpty()) {
      throw error(closed.opened, "this bracket is empty; give it a word or a constituent");
    }
    if (!closed.label.isEmpty()) {
      add(
          closed.word.isEmpty()
              ? new Tree.Node(closed.label, closed.children)
              : new Tree.Leaf(closed.label, closed.word));
    } else if (open.isEmpty()) {
      add(outermost(closed.children));
    } else {
      throw error(closed.opened, "this bracket has no label; only an outermost one needs none");
    }
  }

  private Tree outermost(List<Tree> children) {
    boolean constituent = children.size() == 1 && children.get(0) instanceof Tree.Node;
    return constituent && outer == BracketReader.Outer.TAKEN_OFF
        ? children.get(0)
        : new Tree.Node(Tree.TOP, children);
  }

  private void add(Tree tree) {
    (open.isEmpty() ? trees : open.element().children).add(tree);
  }

  private void atom() {
    int start = position;
    int end = start;
    while (end < text.length() && !ends(text.charAt(end))) {
      end++;
    }
    String atom = text.substring(start, end);
    Bracket around = open.peek();
    if (around == null) {
      throw error(here(), "\"" + atom + "\" stands outside of all brackets; put it into one");
    }
    if (!around.children.isEmpty() || !around.word.isEmpty()) {
      throw error(
          here(),
          "\"" + atom + "\" is stray; a bracket holds a label and one word, or constituents only");
    }
    if (around.label.isEmpty()) {
      around.label = atom;
    } else {
      around.word = atom;
    }
    position = end;
  }

  private static boolean ends(char c) {
    return c == '(' || c == ')' || Character.isWhitespace(c);
  }

  private Place here() {
    return new Place(position, line, lineStart);
  }

  private IllegalArgumentException error(Place place, String what) {
    int column = text.codePointCount(place.lineStart(), place.index()) + 1;
    return new IllegalArgumentException(
        "line " + place.line() + ", column " + column + ": " + what);
  }
}
