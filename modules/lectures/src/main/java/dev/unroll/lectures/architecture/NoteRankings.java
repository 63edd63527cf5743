package dev.unroll.lectures.architecture;

import dev.unroll.core.keyterm.KeyTermScore;
import dev.unroll.core.keyterm.RankedTerm;
import dev.unroll.core.keyterm.TextRank;
import dev.unroll.core.keyterm.TfIdf;
import dev.unroll.data.keyterm.KeyTermDocument;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.topic.TopicNotes;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.tagging.TagCommand;
import dev.unroll.tagging.TagModel;
import dev.unroll.tagging.Tagged;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ways to put the terms of notes in order, the likeliest key term first. */
final class NoteRankings {
  private static final Set<String> TERMS = Set.copyOf(TopicNotes.terms());

  private static final int VECTOR = 32;
  private static final int EPOCHS = 7;
  private static final int CHOOSING = 200;

  private NoteRankings() {}

  /** Ranks the terms of each of some texts, which are words. */
  @FunctionalInterface
  interface Ranking {
    List<List<RankedTerm>> of(List<List<String>> texts);
  }

  /** By how often words are there, and in how few other notes. */
  static Ranking counts(Setting setting, long seed) {
    List<KeyTermDocument> notes = new TopicNotes(seed).notes(Split.TRAIN, learnt(setting));
    TfIdf counted = TfIdf.of(notes.stream().map(NoteRankings::words).toList());
    return texts -> texts.stream().map(counted::rank).toList();
  }

  /** By the company that words keep. */
  static Ranking textRank() {
    return texts -> texts.stream().map(TextRank.USUAL::rank).toList();
  }

  /**
   * By a network that learnt from notes with their terms.
   *
   * @param cell that reads, or none for the mean of the words' vectors
   * @param rate of learning
   */
  static Ranking trained(String cell, double rate, Setting setting, long seed) throws IOException {
    String line =
        "train --task keyterms --data topic-notes --texts %d --seed %d --cell %s --hidden %d"
            + " --embedding %d --pooling mean --dropout 0 --batch 16 --learning-rate %s"
            + " --schedule cosine --epochs %d --evaluate-every 100000";
    Object[] settings = {learnt(setting), seed, cell, units(setting), VECTOR, rate, EPOCHS};
    TagModel model = TemporaryRun.train(new TagCommand(), line.formatted(settings), TagModel::load);
    return texts -> model.tagWords(texts).stream().map(Tagged::ranking).toList();
  }

  /** The rate with which a network of the first seed ranks the terms of development notes best. */
  static double bestRate(String cell, Setting setting) throws IOException {
    List<KeyTermDocument> notes = new TopicNotes(setting.seed()).notes(Split.DEV, CHOOSING);
    double best = 0;
    double highest = -1;
    for (double rate : rates(setting)) {
      double precision = precision(trained(cell, rate, setting, setting.seed()), notes);
      best = precision > highest ? rate : best;
      highest = Math.max(precision, highest);
    }
    return best;
  }

  private static double[] rates(Setting setting) {
    return setting.quick() ? new double[] {0.04, 0.08} : new double[] {0.005, 0.01, 0.02};
  }

  private static int units(Setting setting) {
    return setting.either(32, 96);
  }

  /** Sizes in words. */
  static String description(Setting setting) {
    return ("Networks: word vectors of %d numbers, GRU of %d units, the mean over the words, %d"
            + " epochs in batches of 16, Adam with a cosine from the best of the rates %s for"
            + " %d development notes of the first seed")
        .formatted(VECTOR, units(setting), EPOCHS, Arrays.toString(rates(setting)), CHOOSING);
  }

  /** Notes that are learnt from. */
  static int learnt(Setting setting) {
    return setting.either(800, 4_000);
  }

  /** Mean average precision of the known terms, in percent. */
  static double precision(Ranking ranking, List<KeyTermDocument> notes) {
    List<List<RankedTerm>> ranked = ranking.of(notes.stream().map(NoteRankings::words).toList());
    KeyTermScore sum = KeyTermScore.NONE;
    for (int i = 0; i < notes.size(); i++) {
      Set<String> expected = new HashSet<>(notes.get(i).terms());
      List<String> known =
          ranked.get(i).stream().map(RankedTerm::term).filter(TERMS::contains).toList();
      sum = sum.plus(KeyTermScore.of(expected, known, expected.size()));
    }
    return sum.meanAveragePrecision();
  }

  /** Whether a note names none of its key terms. */
  static boolean namesNone(KeyTermDocument note) {
    return words(note).stream().noneMatch(note.terms()::contains);
  }

  private static List<String> words(KeyTermDocument note) {
    return List.of(note.text().split(" "));
  }
}
