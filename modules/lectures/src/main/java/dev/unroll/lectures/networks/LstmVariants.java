package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Recall;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import java.util.EnumMap;
import java.util.Map;

/** The LSTM with parts taken away or added, at equal parameters. */
@AutoService(Experiment.class)
public final class LstmVariants implements Experiment {
  private static final Recall RECALL = new Recall(4, 16);

  private static final Claim CLAIM =
      Claim.of(16, "lstm-variants", Topic.NETWORKS, "The LSTM and its variants")
          .says(
              "The LSTM's variants differ little at equal parameters, and none is clearly better"
                  + " than the LSTM itself. Its forget gate and the tanh of its output matter most"
                  + " (Greff et al. 2017).")
          .equation("c' = f ∘ c + i ∘ g", "h' = o ∘ tanh(c')", "no gate: 1 in its place")
          .holdsIf(
              "stories: mean nats per character of each variant are within 5 % of the LSTM's",
              "stories: no variant is below the LSTM by 2 % and by two standard errors",
              "stories: of gates and tanh, the part without which the mean is highest is the forget"
                  + " gate or the tanh of the output",
              "first of 16 symbols: LSTM, GRU and each variant are right at least 10 points more"
                  + " often than the simple network");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    Training reading = Training.adam(0.01, setting.either(150, 1200)).rows(setting.either(8, 16));
    Training recalling = Training.adam(0.01, setting.either(200, 800)).rows(setting.either(16, 32));
    long wanted = setting.either(3_000, 20_000);
    Map<CellName, double[]> nats = new EnumMap<>(CellName.class);
    Map<CellName, double[]> right = new EnumMap<>(CellName.class);
    Table table = Table.of("cell", "units", "parameters", "nats per character", "first symbol");
    for (CellName cell : VariantScores.NAMES.keySet()) {
      nats.put(cell, new double[seeds.length]);
      right.put(cell, new double[seeds.length]);
      int characters = StoryText.train(seeds[0], 30_000, 40).vocabulary().size();
      Sizes reader =
          Sizes.ids(cell.cell(), 1, characters, characters).embedding(16).parameters(wanted);
      Sizes recaller = Sizes.ids(cell.cell(), 1, RECALL.ids(), 4).embedding(8).parameters(1_500);
      for (int k = 0; k < seeds.length; k++) {
        StoryText text = StoryText.train(seeds[k], 30_000, 40);
        SmallNetwork network = new SmallNetwork(sized(reader, text), reading, seeds[k]);
        network.learn(text, RandomStream.named(seeds[k], "stories"));
        RandomStream test = RandomStream.named(seeds[k], "held out");
        nats.get(cell)[k] = network.nats(text.heldOut(seeds[k], 20_000).batch(test, 100));
        SmallNetwork other = new SmallNetwork(recaller, recalling, seeds[k]);
        other.learn(RECALL, RandomStream.named(seeds[k], "recall"));
        right.get(cell)[k] = other.accuracy(RECALL.batch(test, 400));
      }
      String recalled = Figure.spread(right.get(cell));
      long counted = SmallNetwork.parameters(reader);
      table =
          table.row(
              VariantScores.NAMES.get(cell),
              reader.hidden(),
              counted,
              Figure.spread(nats.get(cell)),
              recalled);
    }
    return new VariantScores(nats, right)
        .judge(CLAIM)
        .show(table)
        .note(
            "About "
                + (Figure.text(wanted) + " parameters for stories (units as in the table), 1,500")
                + (" for the first symbol; " + reading.updates() + " and " + recalling.updates())
                + (" updates by Adam; " + seeds.length + " seeds. Who guesses is right about the")
                + " first symbol in a quarter.");
  }

  private static Sizes sized(Sizes like, StoryText text) {
    int symbols = text.vocabulary().size(); // that of another seed may lack a rare character
    return Sizes.ids(like.cell(), like.hidden(), symbols, symbols).embedding(like.embedding());
  }
}
