package dev.unroll.layers.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What is measured of a code. */
class CollapseTest {
  /** ∫ q log(q / p), summed over small steps of 12 deviations to both sides. */
  private static double integral(double mean, double logVariance) {
    double deviation = Math.exp(logVariance / 2);
    double step = deviation / 500;
    double sum = 0;
    for (int i = -6000; i <= 6000; i++) {
      double x = mean + i * step;
      double off = (x - mean) / deviation;
      double logQ = -off * off / 2 - Math.log(deviation);
      double logP = -x * x / 2;
      sum += Math.exp(logQ) / Math.sqrt(2 * Math.PI) * (logQ - logP) * step;
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1.3, 0", "0, 0.7", "-0.4, -2.5", "2, 1.1", "0.001, 0.001"})
  void divergenceIsTheIntegral(double mean, double logVariance) {
    assertEquals(integral(mean, logVariance), Divergence.of(mean, logVariance), 1e-9);
  }

  @Test
  void divergenceNearTheStandardNormalKeepsItsDigits() {
    // The series s² / 4 + s³ / 12, whose next term is 14 digits smaller.
    double s = 1e-7;
    assertEquals(s * s / 4 + s * s * s / 12, Divergence.of(0, s), 1e-22);
  }

  @Test
  void divergenceOfADimensionIsTheMeanOverRowsInWhateverOrderTheyLie() {
    INDArray means = Nd4j.createFromArray(new double[][] {{1, 0}, {2, 0}, {-1, 3}});
    INDArray logs = Nd4j.createFromArray(new double[][] {{0.5, 0}, {0, 0}, {-1, 0}});
    double first = (Divergence.of(1, 0.5) + Divergence.of(2, 0) + Divergence.of(-1, -1)) / 3;
    double[] expected = {first, 1.5};
    assertArrayEquals(expected, Divergence.perDimension(means, logs), 1e-12);
    assertArrayEquals(expected, Divergence.perDimension(means.dup('f'), logs), 1e-12);
    assertArrayEquals(
        expected, Divergence.perDimension(means.castTo(DataType.FLOAT), logs.dup('f')), 1e-6);
    assertThrows(
        IllegalArgumentException.class,
        () -> Divergence.perDimension(means, logs.get(NDArrayIndex.interval(0, 2))));
  }

  @Test
  void unitsAreActiveWhoseMeanVariesOverAllBatchesTogether() {
    // Deviations 0, 0.05, 0.2 and 1 around a mean far from 0.
    double[] deviations = {0, 0.05, 0.2, 1};
    INDArray means = Nd4j.create(DataType.DOUBLE, 600, deviations.length);
    Random random = new Random(3);
    for (int n = 0; n < means.size(0); n++) {
      for (int j = 0; j < deviations.length; j++) {
        means.putScalar(n, j, 100 + deviations[j] * random.nextGaussian());
      }
    }
    ActiveUnits units = new ActiveUnits(deviations.length);
    assertEquals(0, units.count());
    units.add(means.get(NDArrayIndex.interval(0, 100)));
    units.add(means.get(NDArrayIndex.interval(100, 600)).dup('f'));
    assertEquals(2, units.count());
    double[] variances = units.variances();
    for (int j = 0; j < deviations.length; j++) {
      double plain = means.var(false, 0).getDouble(j);
      assertEquals(plain, variances[j], 1e-9);
    }
    assertThrows(IllegalArgumentException.class, () -> units.add(Nd4j.zeros(DataType.FLOAT, 2, 3)));
  }
}
