package dev.unroll.lectures.language;

import com.google.auto.service.AutoService;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.plot.LinePlot;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What a recurrent network has for free, and what it pays. */
@AutoService(Experiment.class)
public final class TradeOffs implements Experiment {
  private static final List<CellName> CELLS = List.of(CellName.ELMAN, CellName.LSTM, CellName.GRU);
  private static final List<String> NAMES = List.of("simple network", "LSTM", "GRU");
  private static final Claim CLAIM =
      Claim.of(7, "trade-offs", Topic.LANGUAGE_MODELS, "Any length, one size, a fading memory")
          .says(
              "A recurrent network takes sequences of any length with parameters that do not grow;"
                  + " but what came many steps ago is hard to use, for the simple network more than"
                  + " for LSTM and GRU.")
          .equation("x_1 = s, x_2 … x_T noise; at T the network must say s (one of 4)")
          .holdsIf(
              "each cell needs more updates to learn to recall from the longest distance than from"
                  + " the shortest, by more than two standard errors; who never learns it counts"
                  + " with the budget of updates",
              "the longest distance that is learnt within the budget is farther for LSTM and for GRU"
                  + " than for the simple network, each by more than two standard errors")
          .revised(
              "The first rule compared what was recalled after a fixed number of updates, when LSTM"
                  + " and GRU had not learnt the longest distance at all, and counted as conditions"
                  + " that parameters do not grow and that the shortest distance is easy. Now each"
                  + " network learns until it can or its budget ends.",
              "The first run's updates were cut to save time; its networks had 3,000 parameters,"
                  + " these have 1,000, so that more updates can be afforded, and a second rate was added when"
                  + " LSTM was seen to learn faster at it.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int[] lengths = setting.quick() ? new int[] {5, 10, 20, 40} : new int[] {5, 10, 20, 40, 80};
    int budget = setting.either(600, 2000);
    LinePlot plot =
        new LinePlot(
            "The first symbol, asked at the end", "distance (steps)", "updates to learn it");
    Table table =
        Table.of("cell", "units", "time per step (µs)", "longest distance learnt (steps)");
    List<RecallTrial> all = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      RecallTrial trial =
          RecallTrial.of(CELLS.get(i), lengths, budget, setting.seeds(setting.either(3, 5)));
      all.add(trial);
      double[] means = Arrays.stream(trial.updates()).mapToDouble(Figure::mean).toArray();
      plot.line(NAMES.get(i), trial.distances(), means);
      table =
          table.row(
              NAMES.get(i), trial.sizes().hidden(), trial.micros(), Figure.spread(trial.reach()));
    }
    return judge(all)
        .show(
            "Means over the seeds; a network that never learns counts with the budget.",
            plot.reference("budget", budget).image())
        .show("The recurrent networks have one size for all lengths.", sizes(all.get(1)))
        .show(table)
        .note(
            ("Networks of about 1,000 parameters, updates by Adam of 32 new sequences each, at most"
                    + " %,d for each length and seed, at the better of the rates 0.01 and 0.003; a"
                    + " network can recall when it says 99 %% of 200 other sequences rightly, which is"
                    + " asked every 25 updates. Who cannot is not tried at longer distances. That the"
                    + " number of parameters does not depend on the length is no finding, so it is"
                    + " shown and not judged; so is the time, which is that of one sequence of the"
                    + " longest length on this machine. A window network has vectors of 8 for each of"
                    + " its tokens and 32 hidden units.")
                .formatted(budget));
  }

  private static BufferedImage sizes(RecallTrial trial) {
    double[] steps = Arrays.stream(trial.lengths()).asDoubleStream().toArray();
    double[] same = new double[steps.length];
    Arrays.fill(same, SmallNetwork.parameters(trial.sizes()));
    return new LinePlot("Model size against length", "tokens that it sees", "parameters")
        .line("window network", steps, trial.windows())
        .line("LSTM", steps, same)
        .image();
  }

  /** By trials in the order of the names. */
  static Findings judge(List<RecallTrial> all) {
    boolean harder = all.stream().allMatch(t -> Difference.of(t.longest(), t.updates()[0]).clear());
    double[] simple = all.get(0).reach();
    boolean farther =
        all.stream().skip(1).allMatch(trial -> Difference.of(trial.reach(), simple).clear());
    return new Findings(CLAIM)
        .check(
            harder, each(all, t -> t.updates()[0]) + " and then " + each(all, RecallTrial::longest))
        .check(farther, each(all, RecallTrial::reach) + " steps by " + NAMES);
  }

  private static String each(List<RecallTrial> all, Function<RecallTrial, double[]> figures) {
    return String.join(
        ", ", all.stream().map(trial -> Figure.spread(figures.apply(trial))).toList());
  }
}
