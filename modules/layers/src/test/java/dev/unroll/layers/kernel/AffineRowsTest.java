package dev.unroll.layers.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** On both paths, small and large enough for more than one thread, against plain loops. */
class AffineRowsTest {
  @ParameterizedTest
  @CsvSource({"FLOAT, 5, 3, 2", "FLOAT, 300, 70, 101", "DOUBLE, 5, 3, 2"})
  void productsAreTheSumsOfTheirDefinition(DataType type, int rows, int inputs, int outputs) {
    INDArray x = random(type, rows, inputs);
    INDArray dy = random(type, rows, outputs);
    AffineRows.Weights weights =
        new AffineRows.Weights(random(type, outputs, inputs), random(type, outputs));
    INDArray y = random(type, rows, outputs);
    INDArray dx = random(type, rows, inputs);
    AffineRows.Weights gradient =
        new AffineRows.Weights(random(type, outputs, inputs), random(type, outputs));
    AffineRows affine = AffineRows.of(type);
    affine.forward(x, weights, y);
    affine.input(dy, weights, dx);
    affine.weights(dy, x, gradient);
    double[][] a = matrix(weights.table());
    double[] b = weights.bias().toDoubleVector();
    double[][] expectedY = new double[rows][outputs];
    double[][] expectedX = new double[rows][inputs];
    double[][] expectedTable = new double[outputs][inputs];
    double[][] expectedBias = new double[1][outputs];
    double[][] in = matrix(x);
    double[][] above = matrix(dy);
    for (int r = 0; r < rows; r++) {
      for (int m = 0; m < outputs; m++) {
        expectedY[r][m] = b[m];
        expectedBias[0][m] += above[r][m];
        for (int k = 0; k < inputs; k++) {
          expectedY[r][m] += a[m][k] * in[r][k];
          expectedX[r][k] += above[r][m] * a[m][k];
          expectedTable[m][k] += above[r][m] * in[r][k];
        }
      }
    }
    assertClose(expectedY, y);
    assertClose(expectedX, dx);
    assertClose(expectedTable, gradient.table());
    assertClose(expectedBias, gradient.bias().reshape(1, outputs));
  }

  private static double[][] matrix(INDArray array) {
    return array.castTo(DataType.DOUBLE).toDoubleMatrix();
  }

  private static INDArray random(DataType type, long... shape) {
    return Nd4j.randn(DataType.DOUBLE, shape).castTo(type);
  }

  private static void assertClose(double[][] expected, INDArray actual) {
    double exact = actual.dataType() == DataType.FLOAT ? 1e-4 : 1e-12;
    INDArray difference = Nd4j.createFromArray(expected).subi(actual.castTo(DataType.DOUBLE));
    double most = difference.amaxNumber().doubleValue();
    assertTrue(most < exact, "differ by " + most);
  }
}
