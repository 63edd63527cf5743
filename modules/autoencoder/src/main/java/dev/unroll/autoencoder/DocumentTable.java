package dev.unroll.autoencoder;

import dev.unroll.data.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What is left of documents, by the number of their sentences.
 *
 * @param rows one for each number of sentences that there is, and one for all documents
 */
record DocumentTable(List<Row> rows) {
  DocumentTable {
    rows = List.copyOf(rows);
  }

  /**
   * Documents of like size.
   *
   * @param sentences of each, such as "3"
   */
  record Row(String sentences, DocumentScores scores) {}

  /** Scores documents by their number of sentences in the original. */
  static DocumentTable of(
      List<List<String>> originals, List<List<String>> found, Language language) {
    List<Row> rows = new ArrayList<>();
    TreeSet<Integer> sizes = new TreeSet<>(originals.stream().map(List::size).toList());
    for (int size : sizes) {
      List<List<String>> some = new ArrayList<>();
      List<List<String>> back = new ArrayList<>();
      for (int i = 0; i < originals.size(); i++) {
        if (originals.get(i).size() == size) {
          some.add(originals.get(i));
          back.add(found.get(i));
        }
      }
      rows.add(new Row(String.valueOf(size), DocumentScores.of(some, back, language)));
    }
    rows.add(new Row("all", DocumentScores.of(originals, found, language)));
    return new DocumentTable(rows);
  }

  /** As lines of text with a heading. */
  String text() {
    StringBuilder text =
        new StringBuilder("sentences     documents      exact  exact sent.   tokens     BLEU\n");
    for (Row row : rows) {
      ReconstructionScores texts = row.scores().texts();
      text.append(
          String.format(
              Locale.ROOT,
              "%-13s %9d %8.2f %% %10.2f %% %6.2f %% %7.2f%n",
              row.sentences(),
              texts.sentences(),
              texts.exact(),
              row.scores().exactSentences(),
              texts.tokenAccuracy(),
              texts.bleu()));
    }
    return text.toString();
  }
}
