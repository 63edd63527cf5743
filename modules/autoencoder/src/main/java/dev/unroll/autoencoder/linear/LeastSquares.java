package dev.unroll.autoencoder.linear;

import dev.unroll.core.check.Check;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The linear map with the least squared error, with a small ridge (Hoerl and Kennard 1970).
 *
 * <pre>
 * W = argmin ‖X W − Y‖² + λ ‖W‖² = (Xᵀ X + λ I)⁻¹ Xᵀ Y        λ = ridge · trace(Xᵀ X) / D
 * </pre>
 */
public final class LeastSquares {
  private LeastSquares() {}

  /**
   * Fits the map.
   *
   * @param inputs X, float [N, D]; not changed
   * @param outputs Y, float [N, E]; not changed
   * @param ridge relative to the mean square of the columns of X; &gt; 0
   * @return W, double [D, E]
   * @throws IllegalArgumentException when N differs or all inputs are 0
   */
  public static INDArray fit(float[][] inputs, float[][] outputs, double ridge) {
    Check.positive("ridge", ridge);
    Check.require(
        inputs.length == outputs.length && inputs.length > 0,
        "inputs and outputs must be as many, but are " + inputs.length + " and " + outputs.length);
    INDArray x = doubles(inputs);
    INDArray y = doubles(outputs);
    double[][] square = Nd4j.gemm(x, x, true, false).toDoubleMatrix();
    double trace = 0;
    for (int i = 0; i < square.length; i++) {
      trace += square[i][i];
    }
    Check.require(trace > 0, "all inputs of the linear map are 0");
    for (int i = 0; i < square.length; i++) {
      square[i][i] += ridge * trace / square.length;
    }
    Cholesky cholesky = Cholesky.of(square);
    // Columns of Xᵀ Y as rows, since each is one right side.
    double[][] sides = Nd4j.gemm(y, x, true, false).toDoubleMatrix();
    for (int e = 0; e < sides.length; e++) {
      sides[e] = cholesky.solve(sides[e]);
    }
    return Nd4j.createFromArray(sides).transpose().dup('c');
  }

  private static INDArray doubles(float[][] rows) {
    double[][] doubles = new double[rows.length][];
    for (int n = 0; n < rows.length; n++) {
      doubles[n] = new double[rows[n].length];
      for (int i = 0; i < rows[n].length; i++) {
        doubles[n][i] = rows[n][i];
      }
    }
    return Nd4j.createFromArray(doubles);
  }
}
