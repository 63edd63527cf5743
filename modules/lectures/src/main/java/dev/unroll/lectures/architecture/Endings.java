package dev.unroll.lectures.architecture;

import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.translation.NumbersAndDates;
import dev.unroll.lectures.network.Training;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What two networks write of the same numbers and dates, which differ only in whether the targets
 * from which they learnt end with a stop symbol.
 *
 * @param pairs new ones
 * @param stopped what the network writes that learnt the stop symbol
 * @param endless what the one writes that did not, searched by the same rules
 */
record Endings(List<SentencePair> pairs, Written stopped, Written endless) {
  /**
   * Translations.
   *
   * @param texts of them
   * @param ended which of them ended with the stop symbol; the others were cut at the greatest
   *     length
   */
  record Written(List<String> texts, List<Boolean> ended) {
    /** Share that ended by itself. */
    double ending() {
      return ended.stream().mapToDouble(one -> one ? 1 : 0).average().orElseThrow();
    }
  }

  /** Of the longest number. */
  static final int DIGITS = 4;

  /** Units of each network. */
  static final int HIDDEN = 48;

  /** Trains both networks. */
  static Endings of(long seed, int updates, int tested) {
    NumbersAndDates data = new NumbersAndDates(seed, Locale.ENGLISH, DIGITS);
    List<SentencePair> train = data.pairs(Split.TRAIN, 32 * updates);
    List<SentencePair> test = data.pairs(Split.TEST, tested);
    return new Endings(
        test,
        written(train, test, updates, true, seed),
        written(train, test, updates, false, seed));
  }

  private static Written written(
      List<SentencePair> train, List<SentencePair> test, int updates, boolean stops, long seed) {
    SmallTranslator network =
        new SmallTranslator(
            SmallTranslator.englishToChinese(HIDDEN, longest(train)),
            Training.adam(0.02, updates),
            train,
            stops,
            seed);
    network.learn();
    List<String> sources = test.stream().map(SentencePair::source).toList();
    List<Hypothesis> found = network.translate(sources, Search.greedy());
    return new Written(network.texts(found), found.stream().map(Hypothesis::finished).toList());
  }

  private static int longest(List<SentencePair> pairs) {
    return pairs.stream().mapToInt(pair -> pair.target().length()).max().orElseThrow();
  }

  /** Characters of the longest right translation. */
  int longest() {
    return longest(pairs);
  }

  /** Share that is right with the stop symbol. */
  double rightStopped() {
    return right(stopped.texts());
  }

  /** Share that is right without it, when all are cut at one length in characters. */
  double rightCutAt(int length) {
    return right(endless.texts().stream().map(text -> cut(text, length)).toList());
  }

  /** Share that is right without it, when each is cut where the right translation ends. */
  double rightCutAtTruth() {
    return right(
        IntStream.range(0, pairs.size())
            .mapToObj(i -> cut(endless.texts().get(i), pairs.get(i).target().length()))
            .toList());
  }

  private double right(List<String> texts) {
    return IntStream.range(0, pairs.size())
        .mapToDouble(i -> texts.get(i).equals(pairs.get(i).target()) ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }
}
