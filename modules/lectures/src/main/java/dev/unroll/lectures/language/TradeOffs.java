package dev.unroll.lectures.language;

import com.google.auto.service.AutoService;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.LinePlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a recurrent network has for free, and what it pays. */
@AutoService(Experiment.class)
public final class TradeOffs implements Experiment {
  private static final List<CellName> CELLS = List.of(CellName.ELMAN, CellName.LSTM, CellName.GRU);
  private static final Claim CLAIM =
      Claim.of(7, "trade-offs", Topic.LANGUAGE_MODELS, "Any length, one size, a fading memory")
          .says(
              "A recurrent network takes sequences of any length with parameters that do not grow;"
                  + " but what came many steps ago is hard to use, for the simple network more than"
                  + " for LSTM and GRU.")
          .equation("x_1 = s, x_2 … x_T noise; at T the network must say s (one of 4)")
          .holdsIf(
              "each recurrent network has the same number of parameters at all lengths, and a"
                  + " window network that sees as far needs at least 4 times as many at the longest"
                  + " as at the shortest",
              "each cell recalls at least 95 % from the shortest distance",
              "from the longest distance the simple network recalls less than 50 %, and LSTM and"
                  + " GRU at least 20 points more each");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int[] lengths = setting.quick() ? new int[] {5, 15, 40} : new int[] {5, 10, 20, 40, 80};
    double[] distances = Arrays.stream(lengths).mapToDouble(steps -> steps - 1).toArray();
    LinePlot plot =
        new LinePlot("The first symbol, asked at the end", "distance (steps)", "share recalled");
    Table table =
        Table.of("cell", "units", "parameters", "time per step (µs)", "shortest", "longest");
    List<RecallTrial> all = new ArrayList<>();
    for (CellName cell : CELLS) {
      RecallTrial found = RecallTrial.of(cell, lengths, training(setting), setting.seeds(3));
      all.add(found);
      double[] means = Arrays.stream(found.recalled()).mapToDouble(Figure::mean).toArray();
      plot.line(cell.toString(), distances, means);
      String near = Figure.spread(found.recalled()[0]);
      String far = Figure.spread(found.recalled()[lengths.length - 1]);
      table =
          table.row(cell, found.sizes().hidden(), found.parameters()[0], found.micros(), near, far);
    }
    Sizes window =
        Sizes.ids(CellName.ELMAN.cell(), 32, 2 * RecallTrial.SYMBOLS, RecallTrial.SYMBOLS)
            .embedding(8);
    long[] windows =
        Arrays.stream(lengths)
            .mapToLong(w -> new WindowNetwork(w, window, training(setting), 1).parameters())
            .toArray();
    return judge(all, windows)
        .show(
            "Means over 3 seeds; who guesses is right in a quarter.",
            plot.reference("chance", 1.0 / RecallTrial.SYMBOLS).image())
        .show(table)
        .note(
            "Networks of about 3,000 parameters, "
                + training(setting).updates()
                + " updates by Adam of 32 sequences for each length, 3 seeds, measured on 400 new"
                + " sequences. The time is that of one sequence at the longest length, on this"
                + " machine; it is not judged. Near chance, the figures do not tell what a cell"
                + " cannot hold from what it has not learnt to hold in these updates.");
  }

  private static Training training(Setting setting) {
    return Training.adam(0.01, setting.either(400, 1000));
  }

  private static Findings judge(List<RecallTrial> all, long[] windows) {
    int last = windows.length - 1;
    boolean same =
        all.stream().allMatch(m -> Arrays.stream(m.parameters()).distinct().count() == 1);
    double least = all.stream().mapToDouble(m -> m.mean(0)).min().orElseThrow();
    double[] far = all.stream().mapToDouble(m -> m.mean(last)).toArray();
    String sizes = Figure.text(windows[0]) + " and " + Figure.text(windows[last]);
    return new Findings(CLAIM)
        .check(
            same && windows[last] >= 4 * windows[0],
            (same ? "the same; " : "not the same; ") + sizes + " of window networks")
        .check(least >= 0.95, "at least " + Figure.percent(least))
        .check(
            far[0] < 0.5 && Math.min(far[1], far[2]) >= far[0] + 0.2,
            String.join(", ", Arrays.stream(far).mapToObj(Figure::percent).toList())
                + " by "
                + CELLS);
  }
}
