package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.autoencoder.AutoencoderCommand;
import dev.unroll.autoencoder.AutoencoderModel;
import dev.unroll.autoencoder.probe.Probe;
import dev.unroll.autoencoder.probe.SentenceEvaluation;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.BarPlot;
import java.io.IOException;
import java.util.LinkedHashMap;
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
              "a topic, learnt from one wording and asked of another that shares no word with it, is"
                  + " read at least 20 points more often from skip-thought's vector");
  private static final String AUTOENCODER = "autoencoder";
  private static final String SKIP = "skip-thought";
  private static final String UNTRAINED = "autoencoder, one update";
  private static final List<String> KINDS = List.of(AUTOENCODER, SKIP, UNTRAINED);

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) throws IOException {
    Map<String, Repeats> scores = new LinkedHashMap<>();
    Map<String, Integer> classes = new LinkedHashMap<>();
    int sentences = setting.either(200, 1_000);
    for (long seed : setting.seeds(3)) {
      Setting of = new Setting(setting.quick(), seed);
      List<String> stories = new TopicStories(of.random("stories")).stories(sentences);
      TopicStories fresh = new TopicStories(of.random("probes"));
      List<Probe> probes =
          List.of(fresh.adverb(sentences), fresh.order(sentences), fresh.topic(sentences));
      for (String kind : KINDS) {
        AutoencoderModel model = trained(kind, stories, of);
        SentenceEvaluation evaluation = new SentenceEvaluation(model.encoder(), seed);
        for (Probe probe : probes) {
          classes.put(probe.name(), probe.classes().size());
          scores
              .computeIfAbsent(probe.name(), unknown -> new Repeats())
              .add(kind, 100 * evaluation.probe(probe).accuracy());
        }
      }
    }
    Table table = Table.of("probe, % right", AUTOENCODER, SKIP, UNTRAINED, "guessing");
    for (Map.Entry<String, Repeats> one : scores.entrySet()) {
      Repeats score = one.getValue();
      table =
          table.row(
              one.getKey(),
              score.spread(AUTOENCODER),
              score.spread(SKIP),
              score.spread(UNTRAINED),
              100.0 / classes.get(one.getKey()));
    }
    BarPlot plot = new BarPlot("Read by a linear probe", "right, %", List.copyOf(scores.keySet()));
    for (String kind : KINDS) {
      plot.bars(kind, scores.values().stream().mapToDouble(score -> score.mean(kind)).toArray());
    }
    double[] adverb = scores.get("adverb").lead(AUTOENCODER, SKIP);
    double[] order = scores.get("who acts").lead(AUTOENCODER, SKIP);
    double[] topic = scores.get("topic, reworded").lead(SKIP, AUTOENCODER);
    return new Findings(CLAIM)
        .check(Figure.mean(adverb) >= 20, Figure.spread(adverb) + " points")
        .check(Figure.mean(order) >= 10, Figure.spread(order) + " points")
        .check(Figure.mean(topic) >= 20, Figure.spread(topic) + " points")
        .show("Right answers, mean of three seeds: what each vector keeps.", plot.image())
        .show(table)
        .note(
            ("%d made-up stories of five sentences such as \"waves lift gulls today\", each about one"
                    + " of six topics, each topic in two wordings without a common word; adverbs and"
                    + " who acts are drawn for each sentence by itself. Both networks: GRU of 48"
                    + " units, vectors of 48 numbers, %d updates of 32 sentences.")
                .formatted(sentences, updates(setting)))
        .note(
            "After one update a network has learnt next to nothing: what is read from its vectors"
                + " above guessing is there because a recurrent network keeps words of itself, not"
                + " because of what it had to write.");
  }

  private static int updates(Setting setting) {
    return setting.either(200, 2_000);
  }

  private static AutoencoderModel trained(String kind, List<String> stories, Setting setting)
      throws IOException {
    String line =
        "train --kind %s --level word --min-count 1 --max-length 12 --cell gru --hidden 48"
            + " --embedding 24 --vector 48 --batch 32 --learning-rate 0.01 --schedule cosine"
            + " --warm-up 20 --layout lines --epochs 1000 --steps %d --evaluate-every 100000"
            + " --seed %d";
    return TemporaryRun.train(
        new AutoencoderCommand(),
        stories,
        line.formatted(
            kind.equals(SKIP) ? "skip-thought" : "plain",
            kind.equals(UNTRAINED) ? 1 : updates(setting),
            setting.seed()),
        AutoencoderModel::load);
  }
}
