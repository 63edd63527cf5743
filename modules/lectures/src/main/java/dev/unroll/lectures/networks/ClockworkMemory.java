package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.layers.recurrent.Clockwork;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.BarPlot;
import dev.unroll.lectures.plot.LinePlot;
import java.util.List;

/** Units with clocks, against the simple network and the LSTM. */
@AutoService(Experiment.class)
public final class ClockworkMemory implements Experiment {
  private static final long PARAMETERS = 500;
  private static final List<MemoryTrial> CELLS =
      List.of(
          new MemoryTrial("simple", new Elman(), PARAMETERS),
          new MemoryTrial("LSTM", new Lstm(), PARAMETERS),
          new MemoryTrial("clockwork", new Clockwork(List.of(1, 2, 4, 8, 16, 32)), PARAMETERS));

  private static final Claim CLAIM =
      Claim.of(17, "clockwork", Topic.NETWORKS, "Clockwork network: units with clocks")
          .says(
              "When groups of units run at different clock rates, the slow ones keep what is old:"
                  + " the clockwork network generates slow waves and recalls old symbols better"
                  + " than the simple network and the LSTM at equal parameters (Koutník et al."
                  + " 2014).")
          .equation(
              "h'_j = tanh(x W_j + h U_j + b_j) where t mod period(j) = 0, else h_j",
              "U_ij is used where period(i) ≥ period(j); periods 1, 2, 4, 8, 16, 32")
          .holdsIf(
              "waves: the mean squared error of the clockwork network is at most half that of the"
                  + " simple one",
              "waves: it is below that of the LSTM",
              "a symbol at the first step, where all clocks strike: the clockwork network is right"
                  + " at least 20 points more often than the simple one",
              "a symbol one step later, where only the fastest clock strikes: likewise");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    int steps = setting.either(64, 256);
    Training waves = Training.adam(0.01, setting.either(600, 3000)).rows(1);
    Training recall = Training.adam(0.01, setting.either(200, 800));
    double[][] error = new double[CELLS.size()][];
    double[][] first = new double[CELLS.size()][];
    double[][] second = new double[CELLS.size()][];
    LinePlot plot = new LinePlot("A wave from one pulse", "step", "value (mean square 1)");
    plot.line("wave", SlowWave.of(seeds[0], steps).values());
    Table table = Table.of("cell", "error of waves", "symbol at step 1", "symbol at step 2");
    for (int c = 0; c < error.length; c++) {
      MemoryTrial cell = CELLS.get(c);
      SmallNetwork[] networks = cell.generators(steps, waves, seeds);
      var pulse = SlowWave.of(seeds[0], steps).batch(setting.random("pulse"), 1).inputs();
      plot.line(cell.name(), networks[0].output(pulse).data().asDouble());
      error[c] = MemoryTrial.errors(networks, steps, seeds);
      first[c] = cell.recalled(new SymbolAt(4, 0, 25), recall, seeds);
      second[c] = cell.recalled(new SymbolAt(4, 1, 26), recall, seeds);
      table =
          table.row(
              cell.name(),
              Figure.spread(error[c]),
              Figure.spread(first[c]),
              Figure.spread(second[c]));
    }
    return judge(MemoryTrial.means(error), MemoryTrial.means(first), MemoryTrial.means(second))
        .show("What the networks of the first seed generate, one number a step.", plot.image())
        .show(
            "One of 4 symbols, asked 24 steps later; who guesses is right in a quarter.",
            new BarPlot("Memory of one symbol", "right (share)", names())
                .bars("symbol at step 1", MemoryTrial.means(first))
                .bars("symbol at step 2", MemoryTrial.means(second))
                .image())
        .show(table)
        .note(
            "Networks with at most "
                + (PARAMETERS + " parameters that are used; waves of " + steps + " steps, ")
                + (waves.updates() + " updates; symbols with " + recall.updates() + " updates of")
                + (" 32 sequences; Adam, " + seeds.length + " seeds. An error of 1 is that of a")
                + " network that says 0.")
        .note(
            "Slow units read the input only when their clock strikes, and never read faster ones:"
                + " of a symbol at step 2 they see nothing.");
  }

  private static List<String> names() {
    return CELLS.stream().map(MemoryTrial::name).toList();
  }

  /** Answers the rule with means of the simple network, the LSTM and the clockwork network. */
  private static Findings judge(double[] error, double[] first, double[] second) {
    return new Findings(CLAIM)
        .check(error[2] <= error[0] / 2, all(error))
        .check(error[2] < error[1], all(error))
        .check(first[2] >= first[0] + 0.2, all(first))
        .check(second[2] >= second[0] + 0.2, all(second));
  }

  private static String all(double[] means) {
    return "simple %s, LSTM %s, clockwork %s"
        .formatted(Figure.text(means[0]), Figure.text(means[1]), Figure.text(means[2]));
  }
}
