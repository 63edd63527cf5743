package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Adding;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.networks.ReluScores.Network;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Rectified units whose recurrent weights begin as the identity. */
@AutoService(Experiment.class)
public final class IdentityRelu implements Experiment {
  private static final double[] RATES = {0.003, 0.01, 0.03};
  private static final int TESTED = 400;
  private static final DrawnDigits DIGITS = new DrawnDigits(0.3);

  private static final Claim CLAIM =
      Claim.of(19, "identity-relu", Topic.NETWORKS, "ReLU networks that begin as the identity")
          .says(
              "A simple network of rectified units does not work well, says one lecture; begun with"
                  + " the identity as its recurrent weights it beats the LSTM, says another (Le,"
                  + " Jaitly and Hinton 2015).")
          .equation("h' = max(0, x W + h U + b)    before training U = I, b = 0")
          .holdsIf(
              "adding: the mean squared error of the ReLU network from random weights stays above"
                  + " half of that of saying 1 (0.1667)",
              "adding: that from the identity is at most this half, and below that of the LSTM by"
                  + " more than two standard errors",
              "digits: from the identity more are right than by the LSTM, by more than two standard"
                  + " errors")
          .revised(
              "The first half of the claim had no condition; in its stead the identity had to halve"
                  + " the error from random weights.",
              "The rate was the better of 0.003 and 0.01 on the sequences that were reported.",
              "The quick form added 20 numbers in 250 updates, which the LSTM did not learn, and had"
                  + " 150 updates for digits; adders had 1,000 parameters.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    Adding adding = new Adding(setting.either(10, 60));
    int adds = setting.either(300, 2000);
    int reads = setting.either(300, 1000);
    int rows = setting.either(16, 32);
    Map<Network, double[]> error = new EnumMap<>(Network.class);
    Map<Network, double[]> wrong = new EnumMap<>(Network.class);
    Table table =
        Table.of("network", "task", "units", "parameters", "rate", "squared error, or share right");
    for (Network kind : Network.values()) {
      Sizes adder = Sizes.numbers(kind.cell(), 1, 2, 1).parameters(2_000);
      Sizes reader =
          Sizes.labels(kind.cell(), 1, DrawnDigits.SIDE, DrawnDigits.KINDS).parameters(3_000);
      RateSearch added =
          RateSearch.least(
              RATES,
              seeds,
              (r, seed) -> add(adder, Training.adam(r, adds).rows(rows), adding, seed));
      RateSearch read =
          RateSearch.least(
              RATES, seeds, (r, seed) -> read(reader, Training.adam(r, reads).rows(rows), seed));
      error.put(kind, added.figures());
      wrong.put(kind, read.figures());
      double[] right = Arrays.stream(read.figures()).map(w -> 1 - w).toArray();
      table = table.row(row(kind, "adding", adder, added.rate(), added.figures()));
      table = table.row(row(kind, "digits", reader, read.rate(), right));
    }
    return new ReluScores(error, wrong)
        .judge(CLAIM)
        .show(table)
        .note(
            "Adding: "
                + (adding.steps() + " steps, " + adds + " updates. Digits: 14 rows of 14 pixels, ")
                + (reads + " updates. Adam with " + rows + " sequences, gradients clipped at a")
                + (" norm of 1; " + seeds.length + " seeds, " + TESTED + " new sequences each. The")
                + " rate is the best of 0.003, 0.01 and 0.03 for each network and task with the"
                + " first seed, on sequences that are not reported.")
        .note(
            "Input weights are drawn as those of the other networks (Xavier); the paper draws them"
                + " with a standard deviation of 0.001.");
  }

  private static Object[] row(Network kind, String task, Sizes sizes, double rate, double[] all) {
    long parameters = SmallNetwork.parameters(sizes);
    return new Object[] {kind.title(), task, sizes.hidden(), parameters, rate, Figure.spread(all)};
  }

  private static RateSearch.Outcome add(Sizes sizes, Training training, Adding task, long seed) {
    SmallNetwork network = new SmallNetwork(sizes, training, seed);
    RandomStream random = RandomStream.named(seed, "adding");
    network.learn(task, random);
    return new RateSearch.Outcome(
        network.squaredError(task.batch(random.at(-2), TESTED)),
        network.squaredError(task.batch(random.at(-1), TESTED)));
  }

  private static RateSearch.Outcome read(Sizes sizes, Training training, long seed) {
    SmallNetwork network = new SmallNetwork(sizes, training, seed);
    RandomStream random = RandomStream.named(seed, "digits");
    network.learn(DIGITS, random);
    return new RateSearch.Outcome(
        1 - network.accuracy(DIGITS.batch(random.at(-2), TESTED)),
        1 - network.accuracy(DIGITS.batch(random.at(-1), TESTED)));
  }
}
