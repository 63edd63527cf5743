package dev.unroll.benchmarks.work;

import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Random sentences of random lengths with their translations, equal for every contender.
 *
 * @param sources ids of each of N, the end symbol last
 * @param targets ids of each of N between start and end symbol; inputs are all but the last, labels
 *     all but the first
 */
public record Pairs(List<int[]> sources, List<int[]> targets) {
  /** Ids below are special symbols, of which data have only start and end. */
  public static final int SYMBOLS = 4;

  /** Fewest tokens of a side, its end symbol counted. */
  public static final int SHORTEST = 8;

  /** Most tokens of a side, its end symbol counted. */
  public static final int LONGEST = 20;

  /** Contenders take turns through so many, so that no step repeats the one before. */
  private static final int BATCHES = 4;

  public Pairs {
    sources = List.copyOf(sources);
    targets = List.copyOf(targets);
  }

  /** The batches of a case; step i takes number i modulo their count. */
  public static List<Pairs> of(TranslationCase work) {
    PairSizes sizes = work.sizes();
    Vocabulary source = vocabulary(sizes.sourceTokens());
    Vocabulary target = vocabulary(sizes.targetTokens());
    RandomStream root = RandomStream.named(1, work.name());
    List<Pairs> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      RandomStream random = root.at(i);
      List<int[]> sources = new ArrayList<>();
      List<int[]> targets = new ArrayList<>();
      for (int row = 0; row < sizes.rows(); row++) {
        sources.add(sentence(source, random).toArray());
        targets.add(
            IntStream.concat(IntStream.of(target.start()), sentence(target, random)).toArray());
      }
      batches.add(new Pairs(sources, targets));
    }
    return batches;
  }

  /** A vocabulary of so many tokens: the special symbols, then made-up words. */
  public static Vocabulary vocabulary(int tokens) {
    return Vocabulary.builder()
        .special(Vocabulary.UNKNOWN, Vocabulary.START, Vocabulary.END, Vocabulary.PADDING)
        .addAll(IntStream.range(SYMBOLS, tokens).mapToObj(id -> "word" + id).toList())
        .build();
  }

  /** Tokens of the sources, end symbols counted. */
  public long sourceTokens() {
    return sources.stream().mapToLong(source -> source.length).sum();
  }

  /** Labels of the targets, end symbols counted. */
  public long targetTokens() {
    return targets.stream().mapToLong(target -> target.length - 1L).sum();
  }

  /** Source positions that the target's steps look at. */
  long looks() {
    return IntStream.range(0, sources.size())
        .mapToLong(row -> (targets.get(row).length - 1L) * sources.get(row).length)
        .sum();
  }

  private static IntStream sentence(Vocabulary vocabulary, RandomStream random) {
    return sentence(vocabulary, random, SHORTEST, LONGEST);
  }

  /** Random words and the end symbol, as many tokens as said, or between. */
  static IntStream sentence(Vocabulary vocabulary, RandomStream random, int shortest, int longest) {
    int words = random.nextInt(shortest, longest + 1) - 1;
    int[] ids = random.ints(words, SYMBOLS, vocabulary.size()).toArray();
    return IntStream.concat(IntStream.of(ids), IntStream.of(vocabulary.end()));
  }
}
