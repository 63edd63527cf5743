package dev.unroll.core.ctc;

import dev.unroll.core.ctc.LabelScorer.State;
import java.util.Arrays;

/**
 * A prefix in the trie of those that the beam holds or once held below one it holds. A node that
 * left the beam stays while it has children, so that a prefix is never there twice.
 */
final class PrefixNode {
  private static final double[] UNKNOWN = {};
  private static final State FORGOTTEN = new Unscored();

  final PrefixNode parent;
  final int label;

  /** What the language model read; {@link #FORGOTTEN} where nobody asks it any more. */
  State state;

  final double language;
  final int words;

  /** alpha language + beta words */
  final double bonus;

  /** After the last frame, and after the one under way. */
  PathMass now = new PathMass();

  PathMass next = new PathMass();
  boolean active;
  boolean chosen;

  private PrefixNode firstChild;
  private PrefixNode nextSibling;
  private double[] gains = UNKNOWN;

  /** The empty prefix. */
  PrefixNode(State start) {
    parent = this;
    label = -1;
    state = start;
    language = 0;
    words = 0;
    bonus = 0;
    now.begin();
    active = true;
  }

  private PrefixNode(PrefixNode parent, int label, Ranking ranking) {
    this.parent = parent;
    this.label = label;
    state = parent.state.then(label);
    language = parent.language + parent.state.score(label);
    words = parent.words + (ranking.endsWord(parent.label, label) ? 1 : 0);
    bonus = ranking.bonus(language, words);
    nextSibling = parent.firstChild;
    parent.firstChild = this;
  }

  /** The node of this prefix and {@code next} more, made where it is not there. */
  PrefixNode child(int next, Ranking ranking) {
    for (PrefixNode child = firstChild; child != null; child = child.nextSibling) {
      if (child.label == next) {
        return child;
      }
    }
    return new PrefixNode(this, next, ranking);
  }

  /** Sets {@code marks} at the labels of the children in the beam. */
  void mark(boolean[] marks, boolean value) {
    for (PrefixNode child = firstChild; child != null; child = child.nextSibling) {
      if (child.active) {
        marks[child.label] = value;
      }
    }
  }

  /** What the bonus gains by {@code next}; asked of the language model once. */
  double gain(int next, Ranking ranking) {
    if (gains == UNKNOWN) {
      gains = new double[ranking.symbols()];
      Arrays.fill(gains, Double.NaN);
    }
    if (Double.isNaN(gains[next])) {
      gains[next] = ranking.gain(this, next);
    }
    return gains[next];
  }

  /**
   * Forgets what the language model read before this prefix, which all of the beam begins with and
   * may end after, so that none is cut back further. A state may hold all that a network remembers.
   */
  void forgetBefore() {
    PrefixNode node = this;
    while (node.parent != node && node.parent.state != FORGOTTEN) {
      node = node.parent;
      node.state = FORGOTTEN;
      node.gains = UNKNOWN;
    }
  }

  /** Moves on to the frame under way, in the beam. */
  void settle() {
    PathMass before = now;
    now = next;
    next = before;
    active = true;
    chosen = false;
  }

  /** Leaves the beam, and the trie if nothing continues it. */
  void drop() {
    active = false;
    gains = UNKNOWN;
    now.clear();
    next.clear();
    PrefixNode node = this;
    while (node.isSpare()) {
      node.parent.unlink(node);
      node = node.parent;
    }
  }

  /** A node that was chosen again is not yet active while others are dropped. */
  private boolean isSpare() {
    return !active && !chosen && firstChild == null && parent != this;
  }

  private void unlink(PrefixNode child) {
    if (firstChild == child) {
      firstChild = child.nextSibling;
      return;
    }
    PrefixNode before = firstChild;
    while (before.nextSibling != child) {
      before = before.nextSibling;
    }
    before.nextSibling = child.nextSibling;
  }
}
