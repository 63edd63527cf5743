package dev.unroll.layers.latent;

import static dev.unroll.layers.latent.LatentGraphs.Z;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.FiniteDifference;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The equations of a code that is drawn, in a network. */
class GaussianLatentTest {
  private static final int N = 5;
  private static final LatentForm FREE_OF_COST = new LatentForm(7, 0, 0, 0);

  private final MultiDataSet data = LatentGraphs.data(DataType.DOUBLE, N);

  /** Mean divergence of each dimension, by a loop of its own. */
  private static double[] nats(INDArray gaussian) {
    double[] nats = new double[Z];
    for (int n = 0; n < gaussian.size(0); n++) {
      for (int j = 0; j < Z; j++) {
        double mu = gaussian.getDouble(n, j);
        double s = gaussian.getDouble(n, Z + j);
        nats[j] += (mu * mu + Math.exp(s) - 1 - s) / 2 / gaussian.size(0);
      }
    }
    return nats;
  }

  /** A floor between the two dimensions, so that one is free and one is paid for. */
  private double between() {
    double[] nats = nats(LatentGraphs.gaussian(graph(FREE_OF_COST), data));
    assertTrue(Math.abs(nats[0] - nats[1]) > 0.01);
    return (nats[0] + nats[1]) / 2;
  }

  private static ComputationGraph graph(LatentForm form) {
    return LatentGraphs.graph(DataType.DOUBLE, form);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradientOfTheWholeNetworkIsThatOfFiniteDifferences(boolean floored) {
    ComputationGraph graph = graph(new LatentForm(7, 2, 8, floored ? between() : 0));
    INDArray gradient = LatentGraphs.gradient(graph, data, 3);
    assertTrue(LatentGraphs.penalty(graph) > 0.1);
    FiniteDifference.assertGradient(graph.params(), gradient, () -> graph.score(data, true), 1e-7);
  }

  @Test
  void freeBitsCostNothingMoreBelowTheFloorAndHaveNoSlopeThere() {
    LatentForm half = new LatentForm(7, 1, 0, between());
    ComputationGraph floored = graph(half);
    LatentGraphs.gradient(floored, data, 0);
    double penalty = LatentGraphs.penalty(floored);
    double[] nats = nats(LatentGraphs.gaussian(floored, data));
    double expected = N * (half.freeBits() + Math.max(nats[0], nats[1]));
    assertEquals(expected, penalty, 1e-9);
    ComputationGraph all = graph(new LatentForm(7, 1, 0, 1000));
    INDArray gradient = LatentGraphs.gradient(all, data, 0);
    assertEquals(N * Z * 1000, LatentGraphs.penalty(all), 1e-6);
    assertEquals(LatentGraphs.gradient(graph(FREE_OF_COST), data, 0), gradient);
  }

  @Test
  void theWeightRisesFromZeroInAStraightLine() {
    ComputationGraph graph = graph(new LatentForm(7, 3, 4, 0));
    double whole = 0;
    for (double nats : nats(LatentGraphs.gaussian(graph, data))) {
      whole += N * nats;
    }
    double[] expected = {0, 0.75, 1.5, 2.25, 3, 3, 3};
    for (int iteration = 0; iteration < expected.length; iteration++) {
      LatentGraphs.gradient(graph, data, iteration);
      assertEquals(expected[iteration] * whole, LatentGraphs.penalty(graph), 1e-9);
    }
  }

  @Test
  void aTrainingScoreGrowsByThePenaltyAndAnInferenceScoreReadsTheMeans() {
    ComputationGraph with = graph(new LatentForm(7, 1, 0, 0));
    ComputationGraph without = graph(FREE_OF_COST);
    double plain = without.score(data, true);
    double score = with.score(data, true);
    assertEquals(plain + LatentGraphs.penalty(with), score, 1e-9);
    ComputationGraph rows =
        LatentGraphs.init(
            LatentGraphs.configuration(DataType.DOUBLE, new LatentForm(7, 1, 0, 0), true));
    assertEquals(score / N, rows.score(data, true), 1e-9);
    assertEquals(without.score(data, false), with.score(data, false), 1e-12);
    assertEquals(0, LatentGraphs.penalty(with));
    INDArray means =
        LatentGraphs.gaussian(with, data)
            .get(NDArrayIndex.all(), NDArrayIndex.interval(0, Z))
            .dup();
    assertEquals(means, with.feedForward(data.getFeatures(), false).get("z"));
  }

  @Test
  void maskedRowsAreRefused() {
    ComputationGraph graph = graph(FREE_OF_COST);
    INDArray[] masks = {Nd4j.ones(DataType.DOUBLE, N, 1)};
    assertThrows(
        IllegalArgumentException.class, () -> graph.output(false, data.getFeatures(), masks, null));
  }

  @Test
  void singlePrecisionGivesTheGradientOfDouble() {
    LatentForm form = new LatentForm(7, 1, 0, between());
    ComputationGraph exact = graph(form);
    ComputationGraph fast = LatentGraphs.graph(DataType.FLOAT, form);
    fast.params().assign(exact.params().castTo(DataType.FLOAT));
    INDArray expected = LatentGraphs.gradient(exact, data, 2);
    INDArray actual = LatentGraphs.gradient(fast, LatentGraphs.data(DataType.FLOAT, N), 2);
    assertEquals(exact.score(), fast.score(), 1e-5);
    assertEquals(0, expected.distance2(actual.castTo(DataType.DOUBLE)), 1e-5);
  }

  @Test
  void aFrozenCodeIsNeitherDrawnNorPaidFor() {
    ComputationGraph graph = graph(new LatentForm(7, 1, 0, 0));
    ComputationGraph frozen =
        new TransferLearning.GraphBuilder(graph).setFeatureExtractor("z").build();
    // The copy is in single precision.
    assertEquals(graph.score(data, false), frozen.score(data, true), 1e-5);
    assertEquals(0, LatentGraphs.penalty(frozen));
  }

  @Test
  void otherInputsAndSettingsAreRefused() {
    GaussianLatent vertex = new GaussianLatent(FREE_OF_COST);
    InputType sequence = InputType.recurrent(4);
    assertEquals(InputType.feedForward(3), vertex.getOutputType(0, InputType.feedForward(6)));
    assertFalse(vertex.equals(new GaussianLatent(new LatentForm(8, 0, 0, 0))));
    for (InputType wrong : new InputType[] {InputType.feedForward(5), sequence}) {
      assertThrows(IllegalArgumentException.class, () -> vertex.getOutputType(0, wrong));
    }
    assertThrows(IllegalArgumentException.class, () -> new LatentForm(1, -1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new LatentForm(1, 1, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> new LatentForm(1, 1, 0, Double.NaN));
  }
}
