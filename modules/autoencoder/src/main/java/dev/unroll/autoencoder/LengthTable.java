package dev.unroll.autoencoder;

import dev.unroll.data.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is left of sentences, by their length.
 *
 * @param rows one for all sentences and one for each class of lengths that has some
 */
record LengthTable(List<Row> rows) {
  /** Upper ends of the classes, in words. */
  private static final int[] ENDS = {4, 8, 12, 20, Integer.MAX_VALUE};

  LengthTable {
    rows = List.copyOf(rows);
  }

  /**
   * A class of lengths.
   *
   * @param words such as "5 to 8"
   */
  record Row(String words, ReconstructionScores scores) {}

  /**
   * Scores sentences by their number of words, which are what white space parts in the original.
   */
  static LengthTable of(List<String> originals, List<String> found, Language language) {
    List<Row> rows = new ArrayList<>();
    int from = 0;
    for (int to : ENDS) {
      List<String> some = new ArrayList<>();
      List<String> back = new ArrayList<>();
      for (int i = 0; i < originals.size(); i++) {
        int words = words(originals.get(i));
        if (words >= from && words <= to) {
          some.add(originals.get(i));
          back.add(found.get(i));
        }
      }
      if (!some.isEmpty()) {
        String range =
            to == Integer.MAX_VALUE ? from + " and more" : Math.max(1, from) + " to " + to;
        rows.add(new Row(range, ReconstructionScores.of(some, back, language)));
      }
      from = to == Integer.MAX_VALUE ? to : to + 1;
    }
    rows.add(new Row("all", ReconstructionScores.of(originals, found, language)));
    return new LengthTable(rows);
  }

  private static int words(String sentence) {
    return sentence.isBlank() ? 0 : sentence.strip().split("\\s+").length;
  }

  /** As lines of text with a heading. */
  String text() {
    StringBuilder text =
        new StringBuilder("words         sentences      exact   tokens     BLEU\n");
    for (Row row : rows) {
      ReconstructionScores scores = row.scores();
      text.append(
          String.format(
              Locale.ROOT,
              "%-13s %9d %8.2f %% %6.2f %% %7.2f%n",
              row.words(),
              scores.sentences(),
              scores.exact(),
              scores.tokenAccuracy(),
              scores.bleu()));
    }
    return text.toString();
  }
}
