package dev.unroll.core.ctc;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The words that may be spelt, as a trie over their labels: a node for each beginning of a word,
 * numbered parents first. Immutable, thread-safe.
 */
public final class Lexicon {
  /** The node of no letters yet. */
  static final int ROOT = 0;

  /** No node, and no word. */
  static final int NONE = -1;

  private final List<String> words;
  private int nodes = 1;
  private int[] parent = new int[64];
  private int[] label = new int[64];
  private int[] firstChild = new int[64];
  private int[] nextSibling = new int[64];
  private int[] word = new int[64];

  private Lexicon(List<String> words) {
    this.words = words;
    firstChild[ROOT] = NONE;
    word[ROOT] = NONE;
  }

  /**
   * The trie of {@code words}; one that is there twice counts once.
   *
   * @throws IllegalArgumentException naming a word that is empty, holds a space, or cannot be spelt
   *     with the labels of {@code alphabet}
   */
  public static Lexicon of(Collection<String> words, Alphabet alphabet) {
    Lexicon lexicon = new Lexicon(List.copyOf(new LinkedHashSet<>(words)));
    for (int i = 0; i < lexicon.words.size(); i++) {
      String text = lexicon.words.get(i);
      Check.require(!text.isEmpty(), "a word of the word list is empty; take it out");
      int node = ROOT;
      for (int letter : alphabet.encode(text)) {
        Check.require(
            letter != alphabet.space(),
            "word '" + text + "' of the word list holds a space; list its words one by one");
        int child = lexicon.child(node, letter);
        node = child == NONE ? lexicon.add(node, letter) : child;
      }
      lexicon.word[node] = i;
    }
    return lexicon;
  }

  private int add(int under, int letter) {
    if (nodes == parent.length) {
      int capacity = 2 * nodes;
      parent = Arrays.copyOf(parent, capacity);
      label = Arrays.copyOf(label, capacity);
      firstChild = Arrays.copyOf(firstChild, capacity);
      nextSibling = Arrays.copyOf(nextSibling, capacity);
      word = Arrays.copyOf(word, capacity);
    }
    parent[nodes] = under;
    label[nodes] = letter;
    firstChild[nodes] = NONE;
    word[nodes] = NONE;
    nextSibling[nodes] = firstChild[under];
    firstChild[under] = nodes;
    return nodes++;
  }

  /** The different words, in the order they came. */
  public List<String> words() {
    return words;
  }

  /** The node that continues {@code node} by {@code letter}, or {@link #NONE}. */
  int child(int node, int letter) {
    int child = firstChild[node];
    while (child != NONE && label[child] != letter) {
      child = nextSibling[child];
    }
    return child;
  }

  /** The index of the word that ends at {@code node}, or {@link #NONE}. */
  int word(int node) {
    return word[node];
  }

  /** For each node, the highest of {@code scores} [words] among the words that go through it. */
  double[] highest(double[] scores) {
    double[] highest = new double[nodes];
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    for (int node = nodes - 1; node >= 0; node--) {
      double own = word[node] == NONE ? highest[node] : scores[word[node]];
      highest[node] = Math.max(highest[node], own);
      highest[parent[node]] = Math.max(highest[parent[node]], highest[node]);
    }
    return highest;
  }
}
