package dev.unroll.tagging;

import dev.unroll.core.text.Vocabulary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A model's answers to texts of which the truth is known.
 *
 * @param model that answered
 * @param expected what is true
 * @param found what it said
 */
record Evaluation(TagModel model, List<Example> expected, List<Tagged> found) {
  private static final int CONFUSIONS = 10;

  static Evaluation of(TagModel model, List<Example> expected, int beam) {
    return new Evaluation(
        model, expected, model.tagWords(expected.stream().map(Example::words).toList(), beam));
  }

  Scores scores() {
    return Scores.of(model.config(), model.lexicon(), expected, found);
  }

  /** What there is to say, in several lines. */
  String report() {
    StringBuilder report = new StringBuilder();
    switch (model.config().task()) {
      case SLOTS -> report.append(scores().slots().report());
      case POS -> report.append(confusions());
      case SENTIMENT -> {}
      case KEYTERMS -> {}
    }
    report.append(strangers());
    scores().metrics().forEach((name, value) -> report.append(percentage(name, value)));
    return report.toString();
  }

  private static String percentage(String name, double value) {
    return String.format(Locale.ROOT, "%s %.2f %%%n", name, value);
  }

  /** The tags that are taken for others most often. */
  private String confusions() {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < expected.size(); i++) {
      List<String> tags = expected.get(i).tags();
      for (int t = 0; t < tags.size(); t++) {
        String said = found.get(i).tags().get(t);
        if (!tags.get(t).equals(said)) {
          counts.merge(String.format("%-8s %-8s", tags.get(t), said), 1, Integer::sum);
        }
      }
    }
    StringBuilder lines = new StringBuilder(counts.isEmpty() ? "" : "true     said     words\n");
    Comparator<Map.Entry<String, Integer>> byCount = Map.Entry.comparingByValue();
    counts.entrySet().stream()
        .sorted(byCount.reversed())
        .limit(CONFUSIONS)
        .forEach(
            one ->
                lines.append(String.format(Locale.ROOT, "%s %5d%n", one.getKey(), one.getValue())));
    return lines.toString();
  }

  /** Tags, labels and terms that training did not have, so that the model cannot say them. */
  private String strangers() {
    Map<String, Integer> counts = new HashMap<>();
    Answers answers = model.answers();
    TagConfig config = model.config();
    for (Example one : expected) {
      if (config.task().tagsWords()) {
        int[] ids = answers.tagIds(config, one.tags());
        for (int t = 0; t < ids.length; t++) {
          count(counts, ids[t], "tag " + one.tags().get(t));
        }
      }
      if (answers.labels().size() > 0 && !one.label().isEmpty()) {
        count(counts, Answers.id(answers.labels(), one.label()), "label " + one.label());
      }
      if (answers.terms().size() > 0) {
        one.terms()
            .forEach(term -> count(counts, Answers.id(answers.terms(), term), "term " + term));
      }
    }
    StringBuilder lines = new StringBuilder();
    for (String name : new TreeSet<>(counts.keySet())) {
      lines.append(
          String.format(
              Locale.ROOT, "%s is not known to the model: %,d times%n", name, counts.get(name)));
    }
    return lines.toString();
  }

  private static void count(Map<String, Integer> counts, int id, String name) {
    if (id == Answers.NONE) {
      counts.merge(name, 1, Integer::sum);
    }
  }

  /**
   * What rankings by counting and by neighbours score on the same texts, see {@link TermRankings}.
   *
   * @param train texts in which words are counted
   */
  String rankings(List<Example> train) {
    Vocabulary terms = model.answers().terms();
    List<String> known = terms.tokens(IntStream.range(0, terms.size()).toArray());
    return new TermRankings(known, expected).report(train);
  }
}
