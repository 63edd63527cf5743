package dev.unroll.lectures.architecture;

import dev.unroll.core.decoding.Search;
import dev.unroll.core.metric.BracketOptions;
import dev.unroll.core.metric.LabelledBrackets;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.tree.Linearisation;
import dev.unroll.core.tree.Tree;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.lectures.network.Training;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network that has learnt to write the trees of {@link TreeSentences} as sequences (Vinyals et
 * al. 2015). Not thread-safe.
 */
final class TreeWriter {
  private static final Linearisation FORM = Linearisation.NORMALISED;

  /** Tokens of a tree for each of its words, at most; brackets are tokens. */
  private static final int TOKENS = 7;

  private final List<Tree> learnt;
  private final SmallTranslator network;

  /**
   * Learns from sentences of {@code seed}.
   *
   * @param hidden units
   * @param longest words of a sentence to learn from
   * @param updates on 32 sentences each
   */
  TreeWriter(long seed, int hidden, int longest, int updates) {
    RandomStream random = RandomStream.named(seed, "trees");
    learnt = TreeSentences.of(random, 32 * updates, words -> words.size() <= longest);
    int most = 2 * TOKENS * longest;
    network =
        new SmallTranslator(
            SmallTranslator.config(Level.SPACE, Level.SPACE, AttentionName.GENERAL, hidden, most),
            Training.adam(0.02, updates),
            learnt.stream().map(TreeWriter::pair).toList(),
            true,
            seed);
    network.learn();
  }

  private static SentencePair pair(Tree tree) {
    return new SentencePair(sentence(tree), String.join(" ", FORM.tokens(tree)));
  }

  private static String sentence(Tree tree) {
    return String.join(" ", tree.words());
  }

  /** Sentences of a length from which it has not learnt. */
  List<Tree> unseen(RandomStream random, int count, int length) {
    Set<List<String>> known = learnt.stream().map(Tree::words).collect(Collectors.toSet());
    return TreeSentences.of(
        random, count, words -> words.size() == length && !known.contains(words));
  }

  /** The tokens that it writes for the words of each tree, greedily. */
  List<List<String>> written(List<Tree> trees) {
    List<String> sentences = trees.stream().map(TreeWriter::sentence).toList();
    return network.texts(network.translate(sentences, Search.greedy())).stream()
        .map(text -> List.of(text.split(" ")))
        .toList();
  }

  /**
   * So many times the tree that most sentences of a length have from which it has learnt; nothing
   * where it has learnt from none.
   */
  List<List<String>> blind(int count, int length) {
    Map<List<String>, Long> counts =
        learnt.stream()
            .filter(tree -> tree.words().size() == length)
            .collect(Collectors.groupingBy(FORM::tokens, Collectors.counting()));
    Comparator<List<String>> byCount = Comparator.comparing(counts::get);
    List<String> commonest =
        counts.keySet().stream().max(byCount.thenComparing(Object::toString)).orElse(List.of());
    return Collections.nCopies(count, commonest);
  }

  /** F1 of labelled brackets in per cent, as evalb counts it; what is no tree is repaired. */
  static double f1(List<Tree> right, List<List<String>> written) {
    List<Tree> found =
        IntStream.range(0, right.size())
            .mapToObj(i -> FORM.repair(written.get(i), right.get(i).words(), right.get(i).tags()))
            .toList();
    return new LabelledBrackets(BracketOptions.collins()).corpus(right, found).brackets().f1();
  }

  /** Share of what was written that is a tree over the words as it stands. */
  static double wellFormed(List<Tree> right, List<List<String>> written) {
    return IntStream.range(0, right.size())
        .mapToDouble(i -> FORM.isWellFormed(written.get(i), right.get(i).words()) ? 1 : 0)
        .average()
        .orElseThrow();
  }
}
