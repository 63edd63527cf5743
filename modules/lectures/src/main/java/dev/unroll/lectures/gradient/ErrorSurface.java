package dev.unroll.lectures.gradient;

import com.google.auto.service.AutoService;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Range;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.SurfacePlot;
import java.util.Arrays;

/** The error over a recurrent weight and a bias, on a grid. */
@AutoService(Experiment.class)
public final class ErrorSurface implements Experiment {
  private static final int SIDE = 61;

  private static final Claim CLAIM =
      Claim.of(28, "error-surface", Topic.TRAINING, "The error surface has cliffs and plains")
          .says(
              "The error of a recurrent network, as a function of its weights, is either very flat"
                  + " or very steep: plains on which the gradient is next to nothing, and cliffs at"
                  + " which it is huge.")
          .equation("h_t = σ(w h_{t−1} + b),  h_0 = 0", "E(w, b) = (h_50 − 0.7)²")
          .holdsIf(
              "cliff: the steepest gradient of the grid is more than 100 times the median one",
              "plain: at one fifth of the grid or more, the gradient is less than 1/1,000 of the"
                  + " steepest",
              "wall: between two neighbours of the grid the error changes by more than half of its"
                  + " whole range",
              "the gradients are right: on the median, they differ from finite differences by less"
                  + " than 1 %");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    SurfaceGrid grid = SurfaceGrid.of(SIDE);
    double[] norms = SurfaceGrid.flat(grid.norms());
    double steepest = Range.of(norms).most();
    double middle = Figure.median(norms);
    double flat = Arrays.stream(norms).filter(norm -> norm < steepest / 1000).count();
    double share = flat / norms.length;
    double difference = Figure.median(SurfaceGrid.flat(grid.apart()));
    return new Findings(CLAIM)
        .check(steepest > 100 * middle, Figure.text(steepest) + " to " + Figure.text(middle))
        .check(share >= 0.2, Figure.percent(share) + " of the grid")
        .check(grid.wall() > 0.5, Figure.percent(grid.wall()) + " of the range")
        .check(difference < 0.01, Figure.percent(difference) + " apart")
        .show(
            "Two plains and the cliff between them.",
            new SurfacePlot("Error after 50 steps", grid.weights(), grid.biases(), grid.errors())
                .axes("recurrent weight w", "bias b", "error E")
                .image())
        .show("The same from above.", grid.heat("Error E after 50 steps", grid.errors()))
        .show("How steep it is.", grid.heat("log₁₀ of the gradient's norm", grid.steepness()))
        .note(
            "Grid of "
                + SIDE
                + " by "
                + SIDE
                + " places; nothing is left to chance. Where w is above 4 a sigmoid unit can have two"
                + " points of rest, and the cliff is where the lower one, to which h_0 = 0 leads,"
                + " ceases to be.");
  }
}
