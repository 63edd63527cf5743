package dev.unroll.lectures.gradient;

import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.RecurrentLayer.Below;
import dev.unroll.lectures.network.SingleLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The error of one sigmoid unit that runs by itself for 50 steps, as a function of its recurrent
 * weight and its bias (in the manner of Pascanu, Mikolov and Bengio 2013, figure 6).
 *
 * <pre>
 * h_t = σ(w h_{t−1} + b),  h_0 = 0,  t = 1, …, 50
 * E(w, b) = (h_50 − 0.7)²
 * </pre>
 */
public final class TwoWeights {
  /** T. */
  public static final int STEPS = 50;

  private static final double TARGET = 0.7;

  private final SingleLayer layer;
  private final int points;

  /**
   * Errors and gradients at several points.
   *
   * @param error E, [points]
   * @param weight ∂E/∂w, [points]
   * @param bias ∂E/∂b, [points]
   */
  public record Slopes(double[] error, double[] weight, double[] bias) {
    /** Euclidean norm of the gradient at a point. */
    public double norm(int point) {
      return Math.hypot(weight[point], bias[point]);
    }
  }

  /** For as many points at a time: units that do not see each other. */
  public TwoWeights(int points) {
    this.points = points;
    layer = new SingleLayer(new Elman(Elman.Curve.SIGMOID), 1, points, 1);
  }

  /** At points (w, b), two arrays [points]. */
  public Slopes at(double[] weights, double[] biases) {
    INDArray recurrent = Nd4j.zeros(points, points);
    INDArray bias = Nd4j.zeros(1, points);
    for (int i = 0; i < points; i++) {
      recurrent.putScalar(i, i, weights[i]);
      bias.putScalar(0, i, biases[i]);
    }
    layer.weights(Nd4j.zeros(1, points), recurrent, bias);
    INDArray outputs = layer.outputs(Nd4j.zeros(1, 1, STEPS));
    double[] error = new double[points];
    INDArray gradient = Nd4j.zeros(1, points);
    for (int i = 0; i < points; i++) {
      double difference = outputs.getDouble(0, i, STEPS - 1) - TARGET;
      error[i] = difference * difference;
      gradient.putScalar(0, i, 2 * difference);
    }
    Below below = layer.backFromLast(gradient, STEPS);
    INDArray byWeight = below.gradient().getGradientFor("RW");
    INDArray byBias = below.gradient().getGradientFor("b");
    Slopes slopes = new Slopes(error, new double[points], new double[points]);
    for (int i = 0; i < points; i++) {
      slopes.weight[i] = byWeight.getDouble(i, i);
      slopes.bias[i] = byBias.getDouble(i);
    }
    return slopes;
  }
}
