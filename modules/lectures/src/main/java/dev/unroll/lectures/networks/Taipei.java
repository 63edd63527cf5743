package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.ticket.TicketRequests;
import dev.unroll.data.tagging.TaggedSentence;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Passage;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.BarPlot;
import dev.unroll.tagging.NetworkConfig.Reader;
import java.util.ArrayList;
import java.util.List;

/** The lecture's first example of why a network needs a memory. */
@AutoService(Experiment.class)
public final class Taipei implements Experiment {
  private static final List<Reader> READERS = List.of(Reader.NONE, Reader.ELMAN, Reader.LSTM);
  private static final List<String> NAMES = List.of("no memory", "Elman", "LSTM");

  private static final int UNITS = 48;
  private static final int TESTED = 200;

  private static final Claim CLAIM =
      Claim.of(12, "taipei", Topic.NETWORKS, "Leave Taipei, arrive at Taipei")
          .says(
              "A network that sees one word at a time gives the same word the same slot. Only with"
                  + " a memory of \"leave\" or \"arrive\" can it tell the Taipei that is left from"
                  + " the one that is reached, and then also with places that it never read of.")
          .equation("without memory  y_t = g(x_t)", "with memory  y_t = g(x_t, h_{t−1})")
          .holdsIf(
              "with memory (Elman and LSTM) at least 95 % of the known places get the right slot",
              "with memory at least 90 % of the places that training never named do",
              "with memory both slots of each of the two pairs of requests below are right in every"
                  + " training")
          .revised(
              "That a network without memory fails was a condition; it is shown, but could not be"
                  + " otherwise.",
              "The networks had 64 units and a rate of 0.005, and the quick form 300 updates on"
                  + " 1,500 requests, then 500; a training of it had not learnt a pair yet, and it"
                  + " got 800 on 2,000. The full form's 1,000 updates became 1,500.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    Training training = Training.adam(0.01, setting.either(800, 1500));
    double[] known = new double[READERS.size()];
    double[] unseen = new double[READERS.size()];
    int[] pairs = new int[READERS.size()];
    List<Passage> passages = new ArrayList<>();
    for (long seed : seeds) {
      TicketRequests data = new TicketRequests(seed);
      List<TaggedSentence> train = data.requests(Split.TRAIN, setting.either(2000, 3000));
      List<TaggedSentence> same = data.requests(Split.DEV, TESTED);
      List<TaggedSentence> others = data.requests(Split.TEST, TESTED);
      for (int r = 0; r < READERS.size(); r++) {
        TaggerForm form = TaggerForm.of(READERS.get(r), UNITS);
        SlotTagger tagger = new SlotTagger(form, train, training, seed);
        known[r] += tagger.recall(same, TaipeiRequests.ROLES) / seeds.length;
        unseen[r] += tagger.recall(others, TaipeiRequests.ROLES) / seeds.length;
        pairs[r] += TaipeiRequests.rightPairs(tagger::probabilities);
        if (seed == seeds[0]) {
          passages.add(TaipeiRequests.passage(tagger, NAMES.get(r)));
        }
      }
    }
    Findings findings =
        judge(known, unseen, pairs, seeds.length * TaipeiRequests.PAIRS)
            .show(
                "Share of the first words of places that get their slot, over the seeds.",
                new BarPlot("Departure or destination?", "right slots (share)", NAMES)
                    .bars("places of training", known)
                    .bars("new places", unseen)
                    .image());
    passages.forEach(findings::show);
    return findings
        .note(
            "Networks of "
                + UNITS
                + " units on word vectors of 32; "
                + (training.updates() + " updates of 32 requests; " + seeds.length + " seeds."))
        .note(
            "A place of the requests is as often left as reached, so guessing is right half of the"
                + " time; without memory a word has the same slot in both requests of a pair, and"
                + (" no pair can be right (" + pairs[0] + " were). Kaohsiung and the other new")
                + " places are read as \"other\".");
  }

  /** Answers the rule by shares and counts without memory, of Elman's network and of the LSTM. */
  static Findings judge(double[] known, double[] unseen, int[] pairs, int all) {
    return new Findings(CLAIM)
        .check(Math.min(known[1], known[2]) >= 0.95, both(known))
        .check(Math.min(unseen[1], unseen[2]) >= 0.9, both(unseen))
        .check(
            pairs[1] == all && pairs[2] == all,
            String.format("%d Elman, %d LSTM of %d", pairs[1], pairs[2], all));
  }

  private static String both(double... shares) {
    return Figure.percent(shares[1]) + " Elman, " + Figure.percent(shares[2]) + " LSTM";
  }
}
