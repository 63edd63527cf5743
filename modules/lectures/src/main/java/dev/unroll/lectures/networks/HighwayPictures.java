package dev.unroll.lectures.networks;

import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.networks.DeepNetwork.Kind;
import dev.unroll.lectures.plot.HeatPlot;
import dev.unroll.lectures.plot.LinePlot;
import dev.unroll.lectures.plot.Ramp;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Losses by depth, and the gates of a highway network. */
@SuppressWarnings("EnumOrdinal") // arrays in the order of the kinds, which live for one run
final class HighwayPictures {
  private HighwayPictures() {}

  /**
   * Shows both.
   *
   * @param nats loss for each kind, depth and seed
   * @param gates T of each layer from the second on, [N, units] each
   */
  static Findings show(Findings findings, int[] depths, double[][][] nats, INDArray[] gates) {
    double[] xs = Arrays.stream(depths).asDoubleStream().toArray();
    LinePlot plot = new LinePlot("Loss by depth", "hidden layers", "loss (nats per point)");
    for (Kind kind : Kind.values()) {
      plot.line(
          kind.title(),
          xs,
          Arrays.stream(nats[kind.ordinal()]).mapToDouble(Figure::mean).toArray());
    }
    int units = (int) gates[0].size(1);
    double[][] mean = new double[gates.length][units];
    double[][] one = new double[gates.length][units];
    for (int layer = 0; layer < gates.length; layer++) {
      INDArray ofUnits = gates[layer].mean(0);
      for (int unit = 0; unit < units; unit++) {
        mean[layer][unit] = ofUnits.getDouble(unit);
        one[layer][unit] = 1 - gates[layer].getDouble(0, unit);
      }
    }
    return findings
        .show(
            "After equally many updates; guessing costs 1.099 nats. Means over the seeds.",
            plot.reference("guessing", Math.log(Spirals.ARMS)).image())
        .show(
            "T of the deepest highway: how much is new, mean over 600 points.",
            heat("Transform gate T", mean))
        .show(
            "C = 1 − T for one of the points: how much is carried on.", heat("Carry gate C", one));
  }

  private static BufferedImage heat(String title, double[][] values) {
    List<String> layers = IntStream.range(2, values.length + 2).mapToObj(String::valueOf).toList();
    List<String> units =
        IntStream.rangeClosed(1, values[0].length).mapToObj(String::valueOf).toList();
    return new HeatPlot(title + " (share, 0 to 1)", values)
        .labels(layers, units)
        .axes("unit", "layer, from the input down")
        .scale(Ramp.AMOUNT, 0, 1)
        .image();
  }
}
