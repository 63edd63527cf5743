package dev.unroll.lectures.networks;

import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Irnn;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.network.Adding;
import dev.unroll.lectures.plot.BarPlot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What {@link IdentityRelu} measures of each network, one figure for each seed.
 *
 * @param error mean squared error of the adding problem
 * @param wrong share of digits that are taken for others
 */
record ReluScores(Map<Network, double[]> error, Map<Network, double[]> wrong) {
  /** What is compared. */
  enum Network {
    /** Simple network of tanh. */
    TANH("tanh", new Elman()),
    /** Simple network of rectified units with random weights. */
    RANDOM("ReLU, random", new Elman(Elman.Curve.RELU)),
    /** The same, whose recurrent weights begin as the identity. */
    IDENTITY("ReLU, identity", new Irnn()),
    /** With forget gates. */
    LSTM("LSTM", new Lstm());

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // every cell is immutable
    private final Cell cell;

    Network(String title, Cell cell) {
      this.title = title;
      this.cell = cell;
    }

    /** As under a bar. */
    String title() {
      return title;
    }

    /** Its cell. */
    Cell cell() {
      return cell;
    }
  }

  ReluScores {
    error = Map.copyOf(error);
    wrong = Map.copyOf(wrong);
  }

  /** Answers the rule and shows the means. */
  Findings judge(Claim claim) {
    double random = Figure.mean(error.get(Network.RANDOM));
    double identity = Figure.mean(error.get(Network.IDENTITY));
    Difference adding = Difference.of(error.get(Network.LSTM), error.get(Network.IDENTITY));
    Difference digits = Difference.of(wrong.get(Network.LSTM), wrong.get(Network.IDENTITY));
    Findings findings =
        new Findings(claim)
            .check(random > Adding.BLIND / 2, Figure.text(random))
            .check(
                adding.clear() && identity <= Adding.BLIND / 2,
                Figure.text(identity) + ", lower by " + adding)
            .check(digits.clear(), "more often by " + digits + " (share)");
    return show(findings);
  }

  private Findings show(Findings findings) {
    List<String> names = Arrays.stream(Network.values()).map(Network::title).toList();
    double[] blind = new double[names.size()];
    Arrays.fill(blind, Adding.BLIND);
    double[] right = Arrays.stream(means(wrong)).map(w -> 1 - w).toArray();
    return findings
        .show(
            "Sum of two marked numbers; less is better, and saying 1 has 0.167.",
            new BarPlot("The adding problem", "mean squared error", names)
                .bars("network", means(error))
                .bars("saying 1", blind)
                .image())
        .show(
            "Digits read row by row; who guesses is right in a tenth.",
            new BarPlot("Digits row by row", "right (share)", names).bars("digits", right).image());
  }

  private static double[] means(Map<Network, double[]> figures) {
    return Arrays.stream(Network.values()).mapToDouble(n -> Figure.mean(figures.get(n))).toArray();
  }
}
