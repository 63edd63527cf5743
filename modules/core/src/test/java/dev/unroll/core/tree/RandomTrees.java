package dev.unroll.core.tree;

import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Trees, token sequences that are nearly trees, and sequences that are nothing of the kind. */
final class RandomTrees {
  private static final List<String> LABELS = List.of("S", "NP", "VP", "PP", "TOP");
  private static final List<String> TOKENS =
      List.of(
          "(S", ")S", "(NP", ")NP", "(VP", ")VP", ")PP", "XX", "XX", "XX", "DT", "NN", "-LRB-", "(",
          ")", "((", "(N P", "(S)", "<unk>", "", " ", "X(", "*");

  private final RandomStream random;

  RandomTrees(long seed) {
    random = RandomStream.named(seed, "trees");
  }

  /** A constituent over at least one word. */
  Tree.Node node(int depth) {
    List<Tree> children = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      children.add(
          depth == 0 || random.nextInt(3) == 0
              ? new Tree.Leaf(Linearisation.WORD, "w" + random.nextInt(100))
              : node(depth - 1));
    }
    return new Tree.Node(LABELS.get(random.nextInt(LABELS.size())), children);
  }

  /** At least one word. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      words.add(random.nextInt(9) == 0 ? "(" : "w" + random.nextInt(100));
    }
    return words;
  }

  /** Up to 30 tokens of any kind in any order. */
  List<String> garbage() {
    List<String> tokens = new ArrayList<>();
    for (int i = random.nextInt(31); i > 0; i--) {
      tokens.add(TOKENS.get(random.nextInt(TOKENS.size())));
    }
    return tokens;
  }

  /** {@code tokens} with up to three taken out, put in or changed. */
  List<String> damaged(List<String> tokens) {
    List<String> damaged = new ArrayList<>(tokens);
    for (int i = 1 + random.nextInt(3); i > 0 && !damaged.isEmpty(); i--) {
      int at = random.nextInt(damaged.size());
      String token = TOKENS.get(random.nextInt(TOKENS.size()));
      switch (random.nextInt(3)) {
        case 0 -> damaged.remove(at);
        case 1 -> damaged.add(at, token);
        default -> damaged.set(at, token);
      }
    }
    return damaged;
  }
}
