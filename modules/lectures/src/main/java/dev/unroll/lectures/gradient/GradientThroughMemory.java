package dev.unroll.lectures.gradient;

import com.google.auto.service.AutoService;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Range;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.LinePlot;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/** ∂c_T/∂c_t of an LSTM against the product of its forget gates, with and without the path by h. */
@AutoService(Experiment.class)
public final class GradientThroughMemory implements Experiment {
  private static final int[] DISTANCES = MemoryFigures.DISTANCES;
  private static final double[] SCALES = MemoryFigures.SCALES;
  private static final int ITSELF = MemoryFigures.ITSELF;
  private static final double[] BIASES = {5, 1};

  private static final Claim CLAIM =
      Claim.of(33, "gradient-through-c", Topic.TRAINING, "Gradient through the memory")
          .says(
              "The gradient through the memory c of an LSTM is multiplied, element by element, by"
                  + " the forget gate of each step, not by a matrix: with f near 1 nothing vanishes."
                  + " What goes by h and the gates is little beside it.")
          .equation("c_t = f_t ∘ c_{t−1} + i_t ∘ g_t", "∂c_T/∂c_t = diag(∏ f)  +  what goes by h")
          .holdsIf(
              "forget bias 5, so that f is near 1: over 30 steps the mean of ∏ f is above 0.5, for"
                  + " each seed",
              "forget bias 5, U as it is before training: what goes by h is less than half of ∏ f"
                  + " (norm), at each distance and seed",
              "forget bias 1, as is usual: the same")
          .revised(
              "The first rule was only run with forget bias 1, where f is about 0.73 and hence not"
                  + " near 1; bias 5 was added after that result. Two of its conditions, that without"
                  + " U the gradient is ∏ f and reaches no other unit, are the equation itself: they"
                  + " are tests now.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int units = setting.either(32, 128);
    long[] seeds = setting.seeds(setting.either(3, 6));
    MemoryFigures open = MemoryFigures.of(BIASES[0], units, seeds);
    MemoryFigures usual = MemoryFigures.of(BIASES[1], units, seeds);
    return judge(open, usual)
        .show(
            "0 on the vertical axis: as much goes by h as through c. At distance 1 nothing does.",
            plot(open, usual))
        .show(table(open, usual))
        .note(
            seeds.length
                + " seeds of "
                + units
                + " units before training, inputs from N(0, 1). A random direction of"
                + " c at the last step goes back; what arrives at c, less the direction times ∏ f,"
                + " went by h, and is given against the norm of the direction times ∏ f.")
        .note(
            "With bias 1 the share of h grows with the distance because ∏ f itself becomes small;"
                + " the paths by h are no product of gates and shrink more slowly.")
        .note(
            "The gradient is that of the memory that is handed to the next step; how the output of"
                + " the same step depends on it is not in it.");
  }

  static Findings judge(MemoryFigures open, MemoryFigures usual) {
    double kept = Range.of(open.product()[DISTANCES.length - 1]).least();
    double least = Range.of(open.extra()[ITSELF]).most();
    double most = Range.of(usual.extra()[ITSELF]).most();
    return new Findings(CLAIM)
        .check(kept > 0.5, "at least " + Figure.text(kept))
        .check(least < 0.5, "at most " + Figure.text(least))
        .check(most < 0.5, "at most " + Figure.text(most));
  }

  private static Table table(MemoryFigures open, MemoryFigures usual) {
    Table table =
        Table.of("forget bias", "distance", "mean ∏ f", "½ U: by h", "U: by h", "2 U: by h");
    List<MemoryFigures> both = List.of(open, usual);
    for (int b = 0; b < both.size(); b++) {
      MemoryFigures of = both.get(b);
      for (int d = 0; d < DISTANCES.length; d++) {
        double product = Figure.mean(of.product()[d]);
        double half = Figure.mean(of.extra()[0][d]);
        double whole = Figure.mean(of.extra()[ITSELF][d]);
        double twice = Figure.mean(of.extra()[2][d]);
        table = table.row(BIASES[b], DISTANCES[d], product, half, whole, twice);
      }
    }
    return table;
  }

  private static BufferedImage plot(MemoryFigures open, MemoryFigures usual) {
    LinePlot plot =
        new LinePlot(
            "What goes by h, against the product of forget gates",
            "distance in steps",
            "log₁₀ of norm ratio");
    double[] distances = IntStream.of(DISTANCES).skip(1).asDoubleStream().toArray();
    for (int s = 0; s < SCALES.length; s++) {
      String scale = ", " + Figure.text(SCALES[s]) + " U";
      plot.line("bias 5" + scale, distances, logs(open.extra()[s]));
      plot.line("bias 1" + scale, distances, logs(usual.extra()[s]));
    }
    return plot.image();
  }

  private static double[] logs(double[][] extra) {
    return IntStream.range(1, DISTANCES.length)
        .mapToDouble(d -> Math.log10(Figure.mean(extra[d])))
        .toArray();
  }
}
