package dev.unroll.lectures.gradient;

import com.google.auto.service.AutoService;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Range;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.LinePlot;
import java.util.stream.IntStream;

/** ∂c_T/∂c_t of an LSTM against the product of its forget gates, with and without the path by h. */
@AutoService(Experiment.class)
public final class GradientThroughMemory implements Experiment {
  private static final int[] DISTANCES = {1, 2, 5, 10, 20, 30};
  private static final double[] SCALES = {0, 0.5, 1, 2};

  private static final Claim CLAIM =
      Claim.of(33, "gradient-through-c", Topic.TRAINING, "Gradient through the memory")
          .says(
              "The gradient through the memory c of an LSTM is multiplied, element by element, by"
                  + " the forget gate of each step, not by a matrix: nothing mixes, and with f near 1"
                  + " nothing vanishes. What goes by h and the gates is little beside it.")
          .equation("c_t = f_t ∘ c_{t−1} + i_t ∘ g_t", "∂c_T/∂c_t = diag(∏ f)  +  what goes by h")
          .holdsIf(
              "with U = 0 the gradient differs from ∏ f by at most 0.1 % (norm), at each distance"
                  + " and seed",
              "with U = 0 a gradient of one unit's memory reaches no other unit (at most 1e-6 of its"
                  + " size)",
              "with U as it is before training, what goes by h is less than half of ∏ f (norm), at"
                  + " each distance and seed");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int units = setting.either(32, 128);
    long[] seeds = setting.seeds(setting.either(3, 6));
    double[][][] extra = new double[SCALES.length][DISTANCES.length][seeds.length];
    double[][] product = new double[DISTANCES.length][seeds.length];
    double mixed = 0;
    for (int n = 0; n < seeds.length; n++) {
      for (int s = 0; s < SCALES.length; s++) {
        MemoryPath path = new MemoryPath(new Lstm(), units, SCALES[s], seeds[n]);
        for (int d = 0; d < DISTANCES.length; d++) {
          MemoryPath.Gradients back = path.back(DISTANCES[d]);
          extra[s][d][n] = back.beyondProduct();
          product[d][n] = SCALES[s] == 1 ? back.meanProduct() : product[d][n];
          mixed = SCALES[s] == 0 ? Math.max(mixed, path.mixed(DISTANCES[d])) : mixed;
        }
      }
    }
    Table table =
        Table.of("distance", "mean ∏ f", "U = 0: by h", "½ U: by h", "U: by h", "2 U: by h");
    LinePlot plot =
        new LinePlot(
            "What goes by h, against the product of forget gates",
            "distance in steps",
            "log₁₀ of norm ratio");
    double[] distances = IntStream.of(DISTANCES).skip(1).asDoubleStream().toArray();
    for (int d = 0; d < DISTANCES.length; d++) {
      double[] means = new double[SCALES.length];
      for (int s = 0; s < SCALES.length; s++) {
        means[s] = Figure.mean(extra[s][d]);
      }
      double mean = Figure.mean(product[d]);
      table = table.row(DISTANCES[d], mean, means[0], means[1], means[2], means[3]);
    }
    for (int s = 1; s < SCALES.length; s++) {
      double[][] ofScale = extra[s];
      plot.line(
          "U times " + Figure.text(SCALES[s]),
          distances,
          IntStream.range(1, DISTANCES.length)
              .mapToDouble(d -> Math.log10(Figure.mean(ofScale[d])))
              .toArray());
    }
    return new Findings(CLAIM)
        .check(
            Range.of(extra[0]).most() <= 1e-3, "at most " + Figure.text(Range.of(extra[0]).most()))
        .check(mixed <= 1e-6, "at most " + Figure.text(mixed))
        .check(Range.of(extra[2]).most() < 0.5, "at most " + Figure.text(Range.of(extra[2]).most()))
        .show(
            "0 on the vertical axis: as much goes by h as through c. At distance 1 nothing does.",
            plot.image())
        .show(table)
        .note(
            seeds.length
                + " seeds of "
                + units
                + " units before training, forget bias 1, inputs from N(0, 1). A random direction of"
                + " c at the last step goes back; what arrives at c, "
                + "less the direction times ∏ f, went by h, and is given against the norm of the"
                + " direction times ∏ f.")
        .note(
            "The share of h grows with the distance, because ∏ f itself becomes small: the gates of"
                + " bias 1 are about σ(1) = 0.73 open. The paths by h are no product of gates and"
                + " shrink more slowly.")
        .note(
            "The gradient is that of the memory that is handed to the next step; how the output of"
                + " the same step depends on it is not in it.");
  }
}
