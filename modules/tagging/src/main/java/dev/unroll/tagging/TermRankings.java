package dev.unroll.tagging;

import dev.unroll.core.keyterm.KeyTermScore;
import dev.unroll.core.keyterm.RankedTerm;
import dev.unroll.core.keyterm.TextRank;
import dev.unroll.core.keyterm.TfIdf;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Key terms by counting words and by their neighbours, to compare a network with. Both are told
 * more than it is: which terms there are, and how many a text has. Both rank single words, without
 * their case, so that a term of several words is never among them.
 *
 * @param terms that there are
 * @param expected texts with their key terms
 */
record TermRankings(List<String> terms, List<Example> expected) {
  /**
   * In a line each.
   *
   * @param train texts in which words are counted
   */
  String report(List<Example> train) {
    TfIdf counted = TfIdf.of(train.stream().map(TermRankings::words).toList());
    return line("TF-IDF", score(counted::rank)) + line("TextRank", score(TextRank.USUAL::rank));
  }

  /** Compares what a ranking of a text's words puts first with the truth. */
  KeyTermScore score(Function<List<String>, List<RankedTerm>> ranking) {
    Set<String> known = new HashSet<>(lower(terms));
    KeyTermScore sum = KeyTermScore.NONE;
    for (Example one : expected) {
      List<String> ranked =
          ranking.apply(words(one)).stream().map(RankedTerm::term).filter(known::contains).toList();
      Set<String> right = new HashSet<>(lower(one.terms()));
      sum = sum.plus(KeyTermScore.of(right, ranked, right.size()));
    }
    return sum;
  }

  private static List<String> words(Example example) {
    return lower(example.words());
  }

  private static List<String> lower(List<String> words) {
    return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  private static String line(String name, KeyTermScore score) {
    return String.format(
        Locale.ROOT,
        "%s, told how many: precision %.2f %%, recall %.2f %%, F1 %.2f %%, mean average precision"
            + " %.2f %%%n",
        name,
        score.chosen().precision(),
        score.chosen().recall(),
        score.chosen().f1(),
        score.meanAveragePrecision());
  }
}
