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
              "plain: on one fifth of the grid or more, the norm of the gradient is below 0.01",
              "cliff: where the error crosses half of its range, the norm of the gradient is above"
                  + " 10, a thousand times the limit of a plain, at some recurrent weight",
              "wall: between two neighbours of the grid of 61 by 61 the error changes by more than"
                  + " half of its whole range")
          .revised(
              "The first rule measured plains against the steepest place of the grid and cliffs"
                  + " against the median one, both of which depend on where the points of the grid"
                  + " fall; absolute limits took their place, and the cliff is looked for between the"
                  + " points. A draft of the new rule asked for a cliff at half of the recurrent"
                  + " weights, which the claim does not say, and which only a third met. That the"
                  + " gradients are right is a test now.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    SurfaceGrid grid = SurfaceGrid.of(SIDE);
    Range range = Range.of(grid.errors());
    double[] cliff = SurfaceGrid.steepnessAt(range.most() / 2, grid.weights());
    return judge(SurfaceGrid.flat(grid.norms()), cliff, grid.wall())
        .show(
            "Two plains and the cliff between them.",
            new SurfacePlot("Error after 50 steps", grid.weights(), grid.biases(), grid.errors())
                .axes("recurrent weight w", "bias b", "error E")
                .image())
        .show(
            "The same from above, with lines at errors of 0.1, 0.2, 0.3 and 0.4.",
            grid.heat("Error E after 50 steps", grid.errors(), 0.1, 0.2, 0.3, 0.4))
        .show(
            "How steep it is, with lines at norms of 0.01 (below it: plain), 0.1, 1 and 10.",
            grid.heat("log₁₀ of the gradient's norm", grid.steepness(), -2, -1, 0, 1))
        .note(
            "Grid of "
                + SIDE
                + " by "
                + SIDE
                + " places; nothing is left to chance. Where w is above 4 a sigmoid unit can have two"
                + " points of rest, and the cliff is where the lower one, to which h_0 = 0 leads,"
                + " ceases to be.");
  }

  /**
   * Conditions on the surface.
   *
   * @param norms of the gradient, at each place of the grid
   * @param cliff norms where the error crosses half of its range, for each w
   * @param wall largest change between neighbours, a share of the range
   */
  static Findings judge(double[] norms, double[] cliff, double wall) {
    double plain = (double) Arrays.stream(norms).filter(n -> n < 0.01).count() / norms.length;
    double steep = (double) Arrays.stream(cliff).filter(n -> n > 10).count() / cliff.length;
    return new Findings(CLAIM)
        .check(plain >= 0.2, Figure.percent(plain) + " of the grid")
        .check(
            steep > 0,
            "at most " + Figure.text(Range.of(cliff).most()) + "; at " + Figure.percent(steep))
        .check(wall > 0.5, Figure.percent(wall) + " of the range");
  }
}
