package dev.unroll.lectures.architecture;

import static dev.unroll.lectures.architecture.ProbedNetworks.AUTOENCODER;
import static dev.unroll.lectures.architecture.ProbedNetworks.SKIP;
import static dev.unroll.lectures.architecture.ProbedNetworks.UNTRAINED;

import com.google.auto.service.AutoService;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.BarPlot;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a vector keeps depends on what had to be written from it. */
@AutoService(Experiment.class)
public final class SentenceProbes implements Experiment {
  private static final Claim CLAIM =
      Claim.of(42, "probes", Topic.ARCHITECTURES, "Autoencoder and skip-thought under the probe")
          .says(
              "An autoencoder's vector keeps how a sentence is worded, for it must write it again."
                  + " Skip-thought's vector, from which the sentences before and after are written,"
                  + " keeps what it is about: sentences of like meaning lie together even if they"
                  + " share no word.")
          .equation(
              "autoencoder: −log p(s_i | v(s_i))",
              "skip-thought: −log p(s_{i−1} | v(s_i)) − log p(s_{i+1} | v(s_i))",
              "probe: softmax(W v + b), v fixed")
          .holdsIf(
              "an adverb, which says nothing of the neighbours, is read from the autoencoder's"
                  + " vector at least 20 points more often than from skip-thought's, as a mean of"
                  + " three seeds",
              "which of two nouns acts, a matter of order, is read at least 10 points more often"
                  + " from the autoencoder's vector",
              "a topic, learnt from one wording and asked of another that shares no word with it,"
                  + " is read at least 20 points more often from skip-thought's vector",
              "the autoencoder writes at least 80 % of new sentences again, and adverb and who acts"
                  + " are each read more often from its vector than from that of the same network"
                  + " after one update, by more than two standard errors: it keeps them because it"
                  + " had to write them")
          .revised(
              "The fourth condition came after a first result, in which the network of one update"
                  + " answered who acts as well as the trained one.",
              "The stories got a noun more in each wording, and probes sentences of their own, 60,"
                  + " 10 and 30 % of all: before, most sentences that were asked had been learnt"
                  + " from, and as few as 24 were left to learn a probe.");
  private static final double LEARNT = 80;

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) throws IOException {
    ProbedNetworks networks = new ProbedNetworks(setting);
    for (long seed : setting.seeds(3)) {
      networks.measure(seed);
    }
    Map<String, Repeats> scores = networks.scores();
    Table table = Table.of("probe, % right", AUTOENCODER, SKIP, UNTRAINED, "guessing");
    for (Map.Entry<String, Repeats> one : scores.entrySet()) {
      Repeats score = one.getValue();
      table =
          table.row(
              one.getKey(),
              score.spread(AUTOENCODER),
              score.spread(SKIP),
              score.spread(UNTRAINED),
              networks.guessing(one.getKey()));
    }
    BarPlot plot = new BarPlot("Read by a linear probe", "right, %", List.copyOf(scores.keySet()));
    for (String kind : ProbedNetworks.KINDS) {
      plot.bars(kind, scores.values().stream().mapToDouble(score -> score.mean(kind)).toArray());
    }
    return judged(scores, networks.again())
        .show("Right answers, mean of three seeds: what each vector keeps.", plot.image())
        .show(table)
        .note(networks.description())
        .note(
            "What is read above guessing after one update is there because a recurrent network"
                + " keeps words of itself, not because of what it had to write. The adverb is the"
                + " last word that is read.");
  }

  /**
   * The rule.
   *
   * @param scores right answers in per cent for each kind of network, by the name of the probe
   * @param again per cent of new sentences that the autoencoder writes again
   */
  static Findings judged(Map<String, Repeats> scores, double again) {
    Repeats adverb = scores.get("adverb");
    Repeats order = scores.get("who acts");
    Difference words = adverb.lead(AUTOENCODER, SKIP);
    Difference acting = order.lead(AUTOENCODER, SKIP);
    Difference topic = scores.get("topic, reworded").lead(SKIP, AUTOENCODER);
    Difference learntWords = adverb.lead(AUTOENCODER, UNTRAINED);
    Difference learntOrder = order.lead(AUTOENCODER, UNTRAINED);
    return new Findings(CLAIM)
        .check(words.mean() >= 20, words + " points")
        .check(acting.mean() >= 10, acting + " points")
        .check(topic.mean() >= 20, topic + " points")
        .check(
            again >= LEARNT && learntWords.clear() && learntOrder.clear(),
            "adverb %s points, who acts %s; %s %% of new sentences come back"
                .formatted(learntWords, learntOrder, Figure.text(again)));
  }
}
