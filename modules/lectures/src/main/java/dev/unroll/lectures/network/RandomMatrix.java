package dev.unroll.lectures.network;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Square matrices of weights with known properties. */
public final class RandomMatrix {
  private RandomMatrix() {}

  /** Independent entries from N(0, variance). */
  public static double[][] gaussian(int size, double variance, RandomGenerator random) {
    double[][] entries = new double[size][size];
    for (double[] row : entries) {
      for (int j = 0; j < size; j++) {
        row[j] = random.nextGaussian(0, Math.sqrt(variance));
      }
    }
    return entries;
  }

  /** Orthonormal rows: all singular values are 1. */
  public static double[][] orthogonal(int size, RandomGenerator random) {
    double[][] entries = gaussian(size, 1, random);
    return new QRDecomposition(new Array2DRowRealMatrix(entries, false)).getQ().getData();
  }

  /** Every entry times a factor. */
  public static double[][] times(double factor, double[][] matrix) {
    return new Array2DRowRealMatrix(matrix).scalarMultiply(factor).getData();
  }

  /** The largest singular value: how much the matrix can lengthen a vector. */
  public static double largestSingularValue(double[][] matrix) {
    return new SingularValueDecomposition(new Array2DRowRealMatrix(matrix)).getNorm();
  }

  /** The largest absolute value of an eigenvalue: how much powers of it grow in the long run. */
  public static double spectralRadius(double[][] matrix) {
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix));
    double radius = 0;
    for (int i = 0; i < matrix.length; i++) {
      radius = Math.max(radius, Math.hypot(eigen.getRealEigenvalue(i), eigen.getImagEigenvalue(i)));
    }
    return radius;
  }

  /** As float [rows, columns]. */
  public static INDArray array(double[][] matrix) {
    INDArray array = Nd4j.create(matrix.length, matrix[0].length);
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        array.putScalar(i, j, matrix[i][j]);
      }
    }
    return array;
  }

  /** One row of independent entries from N(0, 1) of Euclidean norm 1, float [1, size]. */
  public static INDArray direction(int size, RandomGenerator random) {
    INDArray row = Nd4j.create(1, size);
    for (int i = 0; i < size; i++) {
      row.putScalar(0, i, random.nextGaussian());
    }
    return row.divi(row.norm2Number());
  }
}
