package dev.unroll.lectures.gradient;

import dev.unroll.layers.recurrent.Elman;
import dev.unroll.lectures.network.RandomMatrix;
import dev.unroll.lectures.network.SingleLayer;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What becomes of an input that comes at step 1 only, h₁ = f(x₁), h_t = f(U h_{t−1}), and of a
 * gradient that comes from the last step only.
 *
 * @param size root of the mean squared output of each step, from step 1; [T]
 * @param most the largest absolute output of any step
 * @param gradient Euclidean norm of the gradient of one direction of h_T by what the curve is
 *     applied to, at distances 0, 1, …, T − 1 from the last step; [T]
 */
public record Echo(double[] size, double most, double[] gradient) {
  /**
   * Sends a random input of mean square 1 through the layer and a random direction back.
   *
   * @param recurrent U as a matrix [H][H] that multiplies rows from the right
   * @param steps T
   */
  public static Echo of(
      Elman.Curve curve, double[][] recurrent, int steps, RandomGenerator random) {
    int units = recurrent.length;
    SingleLayer layer =
        new SingleLayer(new Elman(curve), units, units, 1)
            .weights(Nd4j.eye(units), RandomMatrix.array(recurrent), Nd4j.zeros(1, units));
    INDArray first = RandomMatrix.direction(units, random);
    INDArray inputs = Nd4j.zeros(1, units, steps);
    for (int i = 0; i < units; i++) {
      inputs.putScalar(0, i, 0, Math.sqrt(units) * first.getDouble(0, i));
    }
    INDArray outputs = layer.outputs(inputs);
    double[] size = SingleLayer.norms(outputs);
    for (int t = 0; t < steps; t++) {
      size[t] /= Math.sqrt(units);
    }
    double most = outputs.amaxNumber().doubleValue();
    // The input weights are the identity: the input's gradient is that of the curve's argument.
    INDArray below =
        layer.backFromLast(RandomMatrix.direction(units, random), steps).input().dup('c');
    double[] forwards = SingleLayer.norms(below);
    double[] gradient = new double[steps];
    for (int distance = 0; distance < steps; distance++) {
      gradient[distance] = forwards[steps - 1 - distance];
    }
    return new Echo(size, most, gradient);
  }

  /** Output of the last step against that of the first. */
  public double growth() {
    return size[size.length - 1] / size[0];
  }

  /** Gradient at a distance against that at distance 0. */
  public double gradientAt(int distance) {
    return gradient[distance] / gradient[0];
  }
}
