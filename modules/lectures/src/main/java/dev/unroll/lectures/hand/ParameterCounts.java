package dev.unroll.lectures.hand;

import com.google.auto.service.AutoService;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.ChoGru;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.plot.BarPlot;
import java.util.ArrayList;
import java.util.List;

/** Counts the parameters of networks that are the same but for their cell. */
@AutoService(Experiment.class)
public final class ParameterCounts implements Experiment {
  private static final int[][] SIZES = {{1, 1}, {3, 16}, {64, 64}, {512, 32}, {32, 512}};
  private static final int LABELS = 65;

  private static final Claim CLAIM =
      Claim.of(10, "parameter-counts", Topic.BY_HAND, "LSTM four times, GRU three times")
          .says(
              "A recurrent layer of F inputs and H units has H (F + H + 1) parameters. An LSTM has"
                  + " four such blocks, one for each gate and one for its input, and a GRU three.")
          .equation("|θ| = k H (F + H + 1),      k = 1 simple, 3 GRU, 4 LSTM")
          .holdsIf(
              "the simple layer has H (F + H + 1) parameters at every size",
              "the LSTM layer has exactly four times as many at every size",
              "the GRU layer has exactly three times as many at every size");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    Table table =
        Table.of("inputs F", "units H", "simple", "GRU", "LSTM", "whole network, LSTM to simple");
    List<String> names = new ArrayList<>();
    double[] gru = new double[SIZES.length];
    double[] lstm = new double[SIZES.length];
    double[] whole = new double[SIZES.length];
    boolean formula = true;
    for (int i = 0; i < SIZES.length; i++) {
      int inputs = SIZES[i][0];
      int units = SIZES[i][1];
      long simple = layer(new Elman(), inputs, units);
      formula &= simple == (long) units * (inputs + units + 1);
      gru[i] = (double) layer(new ChoGru(), inputs, units) / simple;
      lstm[i] = (double) layer(new Lstm(), inputs, units) / simple;
      whole[i] = (double) network(new Lstm(), inputs, units) / network(new Elman(), inputs, units);
      names.add("F " + inputs + ", H " + units);
      long three = layer(new ChoGru(), inputs, units);
      table = table.row(inputs, units, simple, three, layer(new Lstm(), inputs, units), whole[i]);
    }
    BarPlot plot =
        new BarPlot("Parameters against the simple network", "times as many", names)
            .over("inputs and units of the layer")
            .bars("GRU layer", gru)
            .bars("LSTM layer", lstm)
            .bars("LSTM with output to " + LABELS + " labels", whole);
    return new Findings(CLAIM)
        .check(formula, formula ? "equal at " + SIZES.length + " sizes" : "it differs")
        .check(Figure.mean(lstm) == 4 && all(lstm, 4), "ratio " + Figure.mean(lstm))
        .check(Figure.mean(gru) == 3 && all(gru, 3), "ratio " + Figure.mean(gru))
        .show(table)
        .show("A whole network has parameters that no cell multiplies.", plot.image())
        .note(
            "Counted from built networks: a recurrent layer and an output to "
                + LABELS
                + " labels, whose H · "
                + LABELS
                + " + "
                + LABELS
                + " parameters are the same for each cell; the layer's are the rest.")
        .note(
            "This GRU is that of the paper (Cho et al. 2014), with three biases for a unit. The form"
                + " of cuDNN, which applications use by default, has a fourth one, H parameters more.");
  }

  private static boolean all(double[] ratios, double expected) {
    return java.util.Arrays.stream(ratios).allMatch(ratio -> ratio == expected);
  }

  private static long network(Cell cell, int inputs, int units) {
    return SmallNetwork.parameters(Sizes.labels(cell, units, inputs, LABELS));
  }

  private static long layer(Cell cell, int inputs, int units) {
    return network(cell, inputs, units) - (long) (units + 1) * LABELS;
  }
}
