package dev.unroll.lectures.gradient;

import com.google.auto.service.AutoService;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.RandomMatrix;
import dev.unroll.lectures.network.SingleLayer;
import dev.unroll.lectures.plot.LinePlot;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One linear unit over 1,000 steps, whose only input is a 1 at the first. */
@AutoService(Experiment.class)
public final class PowersOfW implements Experiment {
  private static final int STEPS = 1000;
  private static final double[] WEIGHTS = {1, 1.01, 0.99, 0.01};

  private static final Claim CLAIM =
      Claim.of(27, "powers-of-w", Topic.TRAINING, "w to the power of 999")
          .says(
              "A linear unit with recurrent weight w gives w^999 after 1,000 steps: 1 for w = 1,"
                  + " about 20,000 for 1.01, nearly nothing for 0.99 and 0.01. So the gradient by w is"
                  + " huge on one side of 1 and nothing on the other, and no learning rate suits both.")
          .equation("y_1000 = w^999", "∂y_1000/∂w = 999 w^998")
          .holdsIf(
              "y_1000 is 1 for w = 1, between 19,000 and 22,000 for 1.01, below 0.0001 for 0.99 and"
                  + " below 1e-30 for 0.01",
              "the gradient at 1.01 is more than 1,000,000 times that at 0.99",
              "down the squared error (y − 1)²/2, each rate of 1e-14, 1e-13, …, 1 overshoots from 1.01"
                  + " to below 0.99, or moves w by less than 1e-6 from 0.99")
          .revised(
              "The last condition was judged with the rate 1e-6 alone, which shows nothing of the"
                  + " others; a condition on the accuracy of the gradient became a test.");

  /** What the unit gives at each step, and how the last output depends on w. */
  record Power(double weight, double[] outputs, double gradient) {
    double last() {
      return outputs[STEPS - 1];
    }

    /** What w becomes in one step of gradient descent on (y − 1)²/2. */
    double afterStep(double rate) {
      return weight - rate * (last() - 1) * gradient;
    }
  }

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    LinePlot plot =
        new LinePlot("One linear unit, a 1 at the first step", "step t", "log₁₀ of output y_t");
    Table table = Table.of("w", "y after 1,000 steps", "w^999", "gradient by w");
    Power[] powers = new Power[WEIGHTS.length];
    for (int i = 0; i < WEIGHTS.length; i++) {
      Power power = power(WEIGHTS[i]);
      powers[i] = power;
      double expected = Math.pow(power.weight, STEPS - 1);
      table = table.row(power.weight, power.last(), expected, power.gradient);
      double[] logs = Arrays.stream(power.outputs).map(Math::log10).toArray();
      plot.line("w = " + Figure.text(power.weight), logs);
    }
    double ratio = powers[1].gradient / powers[2].gradient;
    Table steps = Table.of("rate", "w after a step from 1.01", "w moves from 0.99 by");
    int suits = 0;
    for (int exponent = -14; exponent <= 0; exponent++) {
      double rate = Math.pow(10, exponent);
      double over = powers[1].afterStep(rate);
      double moved = Math.abs(powers[2].afterStep(rate) - powers[2].weight);
      steps = steps.row(Figure.text(rate), over, moved);
      suits += over < 0.99 || moved < 1e-6 ? 0 : 1;
    }
    boolean outputs =
        powers[0].last() == 1
            && powers[1].last() > 19_000
            && powers[1].last() < 22_000
            && powers[2].last() < 1e-4
            && powers[3].last() < 1e-30;
    return new Findings(CLAIM)
        .check(
            outputs,
            Figure.text(powers[0].last())
                + ", "
                + Figure.text(powers[1].last())
                + ", "
                + Figure.text(powers[2].last())
                + ", "
                + Figure.text(powers[3].last()))
        .check(ratio > 1e6, "ratio " + Figure.text(ratio))
        .check(suits == 0, suits + " of 15 rates suit both")
        .show(table)
        .show(steps)
        .show("The curve of w = 0.01 ends where float has no smaller number.", plot.image())
        .note(
            "Arithmetic settles all of it; the run shows that back-propagation in float meets with"
                + " it.")
        .note("Float has no positive number below 1.4e-45: 0.01^999 = 1e-1998 is 0 in it.");
  }

  static Power power(double weight) {
    INDArray one = Nd4j.ones(1, 1);
    SingleLayer unit =
        new SingleLayer(new Elman(Elman.Curve.IDENTITY), 1, 1, 1)
            .weights(one, RandomMatrix.array(new double[][] {{weight}}), Nd4j.zeros(1, 1));
    INDArray inputs = Nd4j.zeros(1, 1, STEPS);
    inputs.putScalar(0, 0, 0, 1);
    double[] outputs = unit.outputs(inputs).reshape(STEPS).toDoubleVector();
    double gradient = unit.backFromLast(one, STEPS).gradient().getGradientFor("RW").getDouble(0);
    return new Power(weight, outputs, gradient);
  }
}
