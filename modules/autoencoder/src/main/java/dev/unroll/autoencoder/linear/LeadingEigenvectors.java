package dev.unroll.autoencoder.linear;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.LUDecomposition;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.eigen.Eigen;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The eigenvectors of a symmetric matrix whose eigenvalues are furthest from 0, which are also its
 * left singular vectors: randomised subspace iteration (Halko, Martinsson and Tropp 2011, algorithm
 * 4.4 and section 5.3), with a few columns more than asked for and the basis made orthonormal after
 * every product.
 *
 * @param vectors double [n, k], a column for each eigenvector, of length 1
 * @param values k eigenvalues, those furthest from 0 first
 */
public record LeadingEigenvectors(INDArray vectors, double[] values) {
  private static final int MORE = 20;
  private static final int ROUNDS = 4;

  /**
   * Finds them.
   *
   * @param count k; at most n
   * @param random where the subspace starts
   * @throws IllegalArgumentException when {@code count} exceeds the size or the rank
   */
  public static LeadingEigenvectors of(SparseSymmetric matrix, int count, RandomStream random) {
    int n = matrix.size();
    Check.positive("eigenvectors", count);
    Check.require(
        count <= n, "eigenvectors must be at most " + n + " as the matrix is, but were " + count);
    int width = Math.min(n, count + MORE);
    double[][] basis = new double[n][width];
    for (double[] row : basis) {
      for (int i = 0; i < width; i++) {
        row[i] = random.nextGaussian();
      }
    }
    basis = orthonormal(basis);
    for (int round = 0; round < ROUNDS; round++) {
      basis = orthonormal(matrix.times(basis));
    }
    INDArray q = Nd4j.createFromArray(basis);
    INDArray small = Nd4j.gemm(q, Nd4j.createFromArray(matrix.times(basis)), true, false);
    // The two halves differ by rounding, and the solver wants one matrix.
    INDArray vectors = small.add(small.transpose()).muli(0.5).dup('f');
    double[] values = Eigen.symmetricGeneralizedEigenvalues(vectors, true).toDoubleVector();
    int[] order =
        IntStream.range(0, width)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(values[i])))
            .limit(count)
            .mapToInt(Integer::intValue)
            .toArray();
    double[] kept = IntStream.of(order).mapToDouble(i -> values[i]).toArray();
    return new LeadingEigenvectors(q.mmul(vectors.getColumns(order)), kept);
  }

  /** An orthonormal basis of the columns, by the Cholesky factor of their products. */
  private static double[][] orthonormal(double[][] columns) {
    INDArray y = Nd4j.createFromArray(columns);
    double[][] products = Nd4j.gemm(y, y, true, false).toDoubleMatrix();
    double trace = 0;
    for (int i = 0; i < products.length; i++) {
      trace += products[i][i];
    }
    for (int i = 0; i < products.length; i++) {
      // Columns that depend on each other become short instead of failing.
      products[i][i] += 1e-14 * trace;
    }
    double[][] inverse =
        new LUDecomposition(LeastSquares.cholesky(products).getL(), Double.MIN_VALUE)
            .getSolver()
            .getInverse()
            .getData();
    return Nd4j.gemm(y, Nd4j.createFromArray(inverse), false, true).toDoubleMatrix();
  }
}
