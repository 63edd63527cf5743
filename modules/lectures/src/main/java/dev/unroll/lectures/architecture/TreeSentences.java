package dev.unroll.lectures.architecture;

import dev.unroll.core.random.RandomStream;
import dev.unroll.core.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Sentences of a made-up grammar with their trees. "of" belongs to the noun before it, "with" to
 * the verb, however far away that is, and a sentence may be said within a sentence:
 *
 * <pre>
 * S  = NP VP
 * NP = [JJ] NN | NP (PP of NP)
 * VP = VB NP | VB NP (PP with NP) | VS S
 * </pre>
 */
final class TreeSentences {
  private static final List<String> NOUNS =
      List.of(
          "dogs", "cats", "birds", "men", "boats", "trees", "girls", "boys", "cooks", "kings",
          "bears", "lions");
  private static final List<String> ADJECTIVES =
      List.of("old", "small", "red", "happy", "loud", "tired");
  private static final List<String> VERBS =
      List.of("see", "like", "find", "follow", "draw", "catch");
  private static final List<String> SAYINGS = List.of("say", "think", "hope");

  private final RandomStream random;

  private TreeSentences(RandomStream random) {
    this.random = random;
  }

  /** Trees over so many words that are wanted. */
  static List<Tree> of(RandomStream random, int count, Predicate<List<String>> wanted) {
    TreeSentences sentences = new TreeSentences(random);
    return Stream.generate(sentences::sentence)
        .filter(tree -> wanted.test(tree.words()))
        .limit(count)
        .toList();
  }

  private Tree sentence() {
    return new Tree.Node("S", List.of(nouns(), verbs()));
  }

  private Tree nouns() {
    List<Tree> words = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      words.add(word("JJ", ADJECTIVES));
    }
    words.add(word("NN", NOUNS));
    Tree plain = new Tree.Node("NP", words);
    return random.nextInt(4) == 0 ? new Tree.Node("NP", List.of(plain, attribute("of"))) : plain;
  }

  private Tree attribute(String preposition) {
    return new Tree.Node("PP", List.of(new Tree.Leaf("IN", preposition), nouns()));
  }

  private Tree verbs() {
    return switch (random.nextInt(5)) {
      case 0 -> new Tree.Node("VP", List.of(word("VS", SAYINGS), sentence()));
      case 1, 2 -> new Tree.Node("VP", List.of(word("VB", VERBS), nouns(), attribute("with")));
      default -> new Tree.Node("VP", List.of(word("VB", VERBS), nouns()));
    };
  }

  private Tree word(String tag, List<String> words) {
    return new Tree.Leaf(tag, words.get(random.nextInt(words.size())));
  }
}
