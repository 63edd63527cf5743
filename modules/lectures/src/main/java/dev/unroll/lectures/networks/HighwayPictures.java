package dev.unroll.lectures.networks;

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

/** Losses by depth, the gates of a highway network, and what they share with those of an LSTM. */
final class HighwayPictures {
  private HighwayPictures() {}

  /**
   * Shows all.
   *
   * @param gates T of each layer from the second on, [N, units] each
   * @param forget forget gates of an LSTM, [N, units, T]
   */
  static Findings show(Findings findings, DepthLosses losses, INDArray[] gates, INDArray forget) {
    double[] xs = Arrays.stream(losses.depths()).asDoubleStream().toArray();
    LinePlot plot = new LinePlot("Loss by depth", "hidden layers", "loss (nats per point)");
    for (Kind kind : Kind.values()) {
      plot.line(kind.title(), xs, losses.means(kind));
    }
    double[][] one = new double[gates.length][];
    for (int layer = 0; layer < gates.length; layer++) {
      one[layer] = gates[layer].getRow(0).dup().rsub(1).data().asDouble();
    }
    return findings
        .show(
            "After equally many updates; guessing costs 1.099 nats. Means over the seeds.",
            plot.reference("guessing", Math.log(Spirals.ARMS)).image())
        .show(
            "T of the deepest highway of the first seed: how much is new, mean over 600 points.",
            heat("Transform gate T", means(gates)))
        .show(
            "C = 1 − T of the same network for one of the points: how much is carried on.",
            heat("Carry gate C", one))
        .show(
            "A highway carries from layer to layer, an LSTM whose gates are coupled from step to"
                + " step: means over units and points, or sequences.",
            carried(gates, forget));
  }

  private static double[][] means(INDArray... gates) {
    return Arrays.stream(gates).map(g -> g.mean(0).data().asDouble()).toArray(double[][]::new);
  }

  /** Over layers 2 and on, and over steps 1 and on. */
  private static BufferedImage carried(INDArray[] gates, INDArray forget) {
    double[] layers = IntStream.range(2, gates.length + 2).asDoubleStream().toArray();
    double[] carry =
        Arrays.stream(gates).mapToDouble(g -> 1 - g.meanNumber().doubleValue()).toArray();
    return new LinePlot("What is carried on", "layer, or step", "share (0 to 1)")
        .line("highway: C by layer", layers, carry)
        .line("LSTM: f by step", forget.mean(0, 1).data().asDouble())
        .image();
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
