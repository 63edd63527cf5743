package dev.unroll.autoencoder.linear;

import dev.unroll.core.check.Check;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
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
  /** How far halves of a matrix of products may differ, relative to their size. */
  private static final double ROUNDING = 1e-6;

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
    RealMatrix sides = MatrixUtils.createRealMatrix(Nd4j.gemm(x, y, true, false).toDoubleMatrix());
    RealMatrix map = cholesky(square).getSolver().solve(sides);
    return Nd4j.createFromArray(map.getData());
  }

  /** The factors of products XᵀX, whose halves differ by rounding and whose scale is any. */
  static CholeskyDecomposition cholesky(double[][] products) {
    return new CholeskyDecomposition(MatrixUtils.createRealMatrix(products), ROUNDING, 0);
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
