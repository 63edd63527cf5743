package dev.unroll.tagging;

import dev.unroll.core.check.Check;
import dev.unroll.core.keyterm.KeyTermScore;
import dev.unroll.core.keyterm.RankedTerm;
import dev.unroll.core.metric.SlotF1;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often answers are right.
 *
 * @param task that they answer
 * @param slots of tags, as conlleval counts them; of other tasks none
 * @param labels texts that have a label
 * @param rightLabels of these, with the right one
 * @param words words with tags
 * @param rightTags of these, with the right one
 * @param unknown words with tags that the network does not know
 * @param rightUnknown of these, with the right one
 * @param terms of key terms
 */
record Scores(
    TagConfig.Task task,
    SlotF1 slots,
    long labels,
    long rightLabels,
    long words,
    long rightTags,
    long unknown,
    long rightUnknown,
    KeyTermScore terms) {

  private static Scores none(TagConfig.Task task) {
    return new Scores(task, SlotF1.NONE, 0, 0, 0, 0, 0, 0, KeyTermScore.NONE);
  }

  /**
   * Compares answers with what is true, slots in IOB2.
   *
   * @param lexicon that knows some words
   * @param found as many as expected
   */
  static Scores of(TagConfig config, Lexicon lexicon, List<Example> expected, List<Tagged> found) {
    Check.require(expected.size() == found.size(), "there must be an answer for each text");
    Scores sum = none(config.task());
    for (int i = 0; i < expected.size(); i++) {
      sum = sum.plus(one(config, lexicon, expected.get(i), found.get(i)));
    }
    return sum;
  }

  private static Scores one(TagConfig config, Lexicon lexicon, Example expected, Tagged found) {
    long rightTags = 0;
    long unknown = 0;
    long rightUnknown = 0;
    int words = config.task().tagsWords() ? expected.tags().size() : 0;
    for (int t = 0; t < words; t++) {
      int right = expected.tags().get(t).equals(found.tags().get(t)) ? 1 : 0;
      rightTags += right;
      if (!lexicon.knows(expected.words().get(t))) {
        unknown++;
        rightUnknown += right;
      }
    }
    boolean labelled = !expected.label().isEmpty() && !found.label().isEmpty();
    return new Scores(
        config.task(),
        config.task() == TagConfig.Task.SLOTS
            ? SlotF1.of(expected.tags(), found.tags())
            : SlotF1.NONE,
        labelled ? 1 : 0,
        labelled && expected.label().equals(found.label()) ? 1 : 0,
        words,
        rightTags,
        unknown,
        rightUnknown,
        config.task() == TagConfig.Task.KEYTERMS
            ? KeyTermScore.of(
                new HashSet<>(expected.terms()),
                found.ranking().stream().map(RankedTerm::term).toList(),
                found.terms().size())
            : KeyTermScore.NONE);
  }

  private Scores plus(Scores other) {
    return new Scores(
        task,
        slots.plus(other.slots),
        labels + other.labels,
        rightLabels + other.rightLabels,
        words + other.words,
        rightTags + other.rightTags,
        unknown + other.unknown,
        rightUnknown + other.rightUnknown,
        terms.plus(other.terms));
  }

  /** Percentages by name, the one that matters most first. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    switch (task) {
      case SLOTS -> {
        metrics.put("slot F1", slots.overall().f1());
        metrics.put("slot precision", slots.overall().precision());
        metrics.put("slot recall", slots.overall().recall());
        if (labels > 0) {
          metrics.put("intent accuracy", percent(rightLabels, labels));
        }
      }
      case POS -> {
        metrics.put("accuracy", percent(rightTags, words));
        if (unknown > 0) {
          metrics.put("accuracy of unknown words", percent(rightUnknown, unknown));
        }
      }
      case SENTIMENT -> metrics.put("accuracy", percent(rightLabels, labels));
      case KEYTERMS -> {
        metrics.put("term F1", terms.chosen().f1());
        metrics.put("term precision", terms.chosen().precision());
        metrics.put("term recall", terms.chosen().recall());
        metrics.put("mean average precision", terms.meanAveragePrecision());
      }
    }
    return metrics;
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }

  /** What is true of a text as if a model had said so. */
  static Tagged truth(Example example) {
    List<RankedTerm> terms = example.terms().stream().map(term -> new RankedTerm(term, 1)).toList();
    return new Tagged(example.words(), example.tags(), example.label(), 1, terms);
  }
}
