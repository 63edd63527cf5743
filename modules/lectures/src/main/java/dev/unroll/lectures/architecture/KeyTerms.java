package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.data.keyterm.KeyTermDocument;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.topic.TopicNotes;
import dev.unroll.lectures.architecture.NoteRankings.Ranking;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.BarPlot;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many to few: which terms a document is about, by a network and by counting. */
@AutoService(Experiment.class)
public final class KeyTerms implements Experiment {
  private static final Claim CLAIM =
      Claim.of(44, "key-terms", Topic.ARCHITECTURES, "Key terms of a document")
          .says(
              "A recurrent network that reads a document and gives every term a probability finds"
                  + " the key terms better than TF-IDF and TextRank, which count, and finds those"
                  + " that the document never names.")
          .equation(
              "h_t = GRU(x_t, h_{t−1})",
              "p(term | document) = σ(w_term · pool(h_1 … h_T) + b_term)",
              "TF-IDF(w, d) = tf(w, d) (ln((1 + n) / (1 + df(w))) + 1)")
          .holdsIf(
              "the network's mean average precision is at least 10 points above that of TF-IDF and"
                  + " of TextRank, as a mean over three seeds",
              "that lead over the better of them is more than two standard errors",
              "in notes that name none of their key terms, where rankings of words score 0, its"
                  + " mean average precision is at least 50 %",
              "it is a gain of reading: the network is not behind the same one without a recurrent"
                  + " layer by more than two standard errors")
          .revised(
              "The rate was doubled after a first result, in which the claim held in part. Now each"
                  + " network has the better of several rates, chosen on development notes.",
              "The fourth condition came after a first result, in which the network without a"
                  + " recurrent layer was 12 points ahead.");
  static final String NETWORK = "GRU";
  static final String BAG = "no memory";
  static final String COUNTS = "TF-IDF";
  static final String RANKS = "TextRank";

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) throws IOException {
    Repeats all = new Repeats();
    Repeats silent = new Repeats();
    double rate = NoteRankings.bestRate("gru", setting);
    double plain = NoteRankings.bestRate("none", setting);
    for (long seed : setting.seeds(3)) {
      List<KeyTermDocument> test = new TopicNotes(seed).notes(Split.TEST, 400);
      List<KeyTermDocument> unnamed = test.stream().filter(NoteRankings::namesNone).toList();
      rankings(setting, seed, rate, plain)
          .forEach(
              (name, ranking) -> {
                all.add(name, NoteRankings.precision(ranking, test));
                silent.add(name, NoteRankings.precision(ranking, unnamed));
              });
    }
    Table table = Table.of("by", "all notes, %", "notes that name none of their terms, %");
    BarPlot plot =
        new BarPlot(
            "Key terms of new notes",
            "mean average precision, %",
            List.of("all notes", "notes that name none of their terms"));
    for (String name : all.names()) {
      table = table.row(name, all.spread(name), silent.spread(name));
      plot.bars(name, all.mean(name), silent.mean(name));
    }
    return judged(all, silent)
        .show("Mean of three seeds; rankings choose among a note's own words.", plot.image())
        .show(table)
        .note(
            "Each seed has its own notes of 30 to 80 words about 1 to 4 of 60 terms: "
                + NoteRankings.learnt(setting)
                + " to learn from and 400 to test, of which about one in ten names none of its"
                + " terms. The rankings are told which words are terms.")
        .note(
            "The notes are made so that words which are no key terms of theirs stand in them as"
                + " often as those that are: who counts cannot tell them apart, and a lead over"
                + " counting is a lead where counting is blind. Networks learn which words come"
                + " with which term.")
        .note(
            "The words of these notes stand in no order, so that no memory is needed: in the row"
                + " without it the words' vectors are averaged, and all else is trained alike.")
        .note(
            NoteRankings.description(setting)
                + ": "
                + rate
                + " with a recurrent layer and "
                + plain
                + " without.");
  }

  /** The rule, of mean average precision in per cent, of all notes and of those that name none. */
  static Findings judged(Repeats all, Repeats silent) {
    Difference lead = all.lead(NETWORK, all.mean(COUNTS) > all.mean(RANKS) ? COUNTS : RANKS);
    Difference behind = all.lead(BAG, NETWORK);
    return new Findings(CLAIM)
        .check(lead.mean() >= 10, "a lead of " + lead + " points")
        .check(lead.clear(), lead + " points")
        .check(silent.mean(NETWORK) >= 50, silent.spread(NETWORK) + " %")
        .check(!behind.clear(), "behind by " + behind + " points");
  }

  private static Map<String, Ranking> rankings(
      Setting setting, long seed, double rate, double plain) throws IOException {
    Map<String, Ranking> rankings = new LinkedHashMap<>();
    rankings.put(NETWORK, NoteRankings.trained("gru", rate, setting, seed));
    rankings.put(BAG, NoteRankings.trained("none", plain, setting, seed));
    rankings.put(COUNTS, NoteRankings.counts(setting, seed));
    rankings.put(RANKS, NoteRankings.textRank());
    return rankings;
  }
}
