package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.autoencoder.AutoencoderCommand;
import dev.unroll.autoencoder.AutoencoderModel;
import dev.unroll.core.decoding.Search;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.LinePlot;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A paragraph through one vector: word by word, or sentence by sentence. */
@AutoService(Experiment.class)
public final class Hierarchy implements Experiment {
  private static final Claim CLAIM =
      Claim.of(43, "hierarchy", Topic.ARCHITECTURES, "Four LSTMs in a hierarchy against two")
          .says(
              "Four LSTMs, from words to sentences, from sentences to a paragraph's vector, and"
                  + " back by the same two stairs, keep more of a paragraph than one that reads and"
                  + " one that writes all of its words in a row.")
          .equation(
              "s_i = LSTM₁(words of sentence i), v = LSTM₂(s_1 … s_n)",
              "d_i = LSTM₃(v, d_{i−1}), words of sentence i = LSTM₄(d_i)",
              "flat: v = LSTM(all words), all words = LSTM(v)")
          .holdsIf(
              "of the words of new paragraphs the hierarchy writes at least 5 points more at their"
                  + " place than the flat pair, as a mean of three seeds",
              "that lead is more than two standard errors",
              "of whole sentences it writes more at their place, too");
  private static final String FOUR = "hierarchy";
  private static final String FLAT = "flat";

  /** Nearly as many parameters in both. */
  private static final Map<String, String> KINDS =
      Map.of(
          FOUR, "--kind hierarchical --hidden 64", FLAT, "--kind plain --documents --hidden 116");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) throws IOException {
    Repeats words = new Repeats();
    Repeats sentences = new Repeats();
    Map<String, double[]> places = new LinkedHashMap<>();
    Map<String, Long> parameters = new LinkedHashMap<>();
    for (long seed : setting.seeds(3)) {
      Setting of = new Setting(setting.quick(), seed);
      List<List<String>> learnt =
          Paragraphs.draw(of.random("train"), setting.either(1_500, 40_000));
      List<List<String>> test = Paragraphs.draw(of.random("test"), 150);
      for (String name : List.of(FOUR, FLAT)) {
        AutoencoderModel model = trained(name, learnt, of);
        String between = name.equals(FOUR) ? "\n" : " ";
        List<String> texts = test.stream().map(one -> String.join(between, one)).toList();
        List<String> back = model.reconstruct(texts, Search.greedy());
        double[] right = Paragraphs.right(test, back, true);
        words.add(name, Figure.mean(right));
        sentences.add(name, Figure.mean(Paragraphs.right(test, back, false)));
        parameters.put(name, model.parameters());
        double[] sum = places.computeIfAbsent(name, unknown -> new double[right.length]);
        for (int s = 0; s < right.length; s++) {
          sum[s] += right[s] / 3;
        }
      }
    }
    LinePlot plot = new LinePlot("Words that come back", "sentence of the paragraph", "right, %");
    Table table = Table.of("network", "parameters", "words right, %", "sentences right, %");
    for (String name : places.keySet()) {
      plot.line(name, places.get(name));
      table = table.row(name, parameters.get(name), words.spread(name), sentences.spread(name));
    }
    Difference lead = words.lead(FOUR, FLAT);
    Difference more = sentences.lead(FOUR, FLAT);
    Findings findings = new Findings(CLAIM);
    for (String name : words.names()) {
      if (words.mean(name) < 1.25 * Paragraphs.CHANCE) {
        findings.note(
            "Hardly above chance, "
                + Figure.text(Paragraphs.CHANCE)
                + " % of the words: "
                + name
                + ". In so many updates it has not learnt, and what it could keep is not"
                + " measured.");
      }
    }
    return findings
        .check(lead.mean() >= 5, lead + " points")
        .check(lead.clear(), lead + " points")
        .check(more.clear(), more + " points")
        .show("Mean of three seeds, by the number of the sentence in its paragraph.", plot.image())
        .show(table)
        .note(
            ("%d paragraphs of %d to %d sentences such as \"anna sees ben.\", whose words are drawn"
                 + " without regard to each other, so that nothing can be guessed: a name is right"
                 + " by chance once in 8. The table has means over the places of sentences. Vectors"
                 + " of 96 numbers, %d updates of 16 paragraphs, 150 new ones to test.")
                .formatted(
                    setting.either(1_500, 40_000),
                    Paragraphs.FEWEST,
                    Paragraphs.MOST,
                    updates(setting)));
  }

  private static int updates(Setting setting) {
    return setting.either(250, 4_000);
  }

  private static AutoencoderModel trained(String name, List<List<String>> learnt, Setting setting)
      throws IOException {
    String line =
        KINDS.get(name)
            + " --level word --min-count 1 --max-length 8 --min-sentences %d --max-sentences %d"
            + " --cell lstm --embedding 24 --vector 96 --batch 16 --learning-rate 0.01"
            + " --schedule cosine --warm-up 20 --layout lines --epochs 100 --steps %d"
            + " --evaluate-every 100000 --seed %d";
    return TemporaryRun.train(
        new AutoencoderCommand(),
        Paragraphs.lines(learnt),
        "train "
            + line.formatted(Paragraphs.FEWEST, Paragraphs.MOST, updates(setting), setting.seed()),
        AutoencoderModel::load);
  }
}
