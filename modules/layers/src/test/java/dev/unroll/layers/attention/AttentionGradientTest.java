package dev.unroll.layers.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Finite differences through a whole network of encoder, decoder, attention and output: each
 * parameter array along random directions.
 */
class AttentionGradientTest {
  private static final double STEP = 1e-5;

  private final Random random = new Random(7);

  @ParameterizedTest
  @CsvSource({
    "GENERAL, 3, 4, 5, false, true",
    "GENERAL, 2, 1, 1, true, false",
    "ADDITIVE, 3, 4, 5, false, true",
    "ADDITIVE, 1, 3, 2, true, true",
  })
  void gradientOfTheWholeNetworkIsThatOfFiniteDifferences(
      AttentionKind kind, int rows, int targets, int sources, boolean ownValues, boolean masked) {
    ComputationGraph graph =
        AttentionGraphs.graph(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(1))
                .miniBatch(false)
                .biasInit(0.1),
            new AttentionVertex(AttentionGraphs.form(kind)),
            ownValues);
    // Larger than the first weights, so that the attention is not nearly even.
    graph.params().muli(2);
    MultiDataSet data = data(rows, targets, sources, masked);
    graph.setInputs(data.getFeatures());
    graph.setLabels(data.getLabels());
    graph.setLayerMaskArrays(data.getFeaturesMaskArrays(), data.getLabelsMaskArrays());
    graph.computeGradientAndScore();
    for (Map.Entry<String, INDArray> gradient :
        Map.copyOf(graph.gradient().gradientForVariable()).entrySet()) {
      INDArray parameter = graph.paramTable().get(gradient.getKey());
      INDArray slope = gradient.getValue().reshape(parameter.shape()).dup();
      for (int i = 0; i < 2; i++) {
        check(graph, data, gradient.getKey(), parameter, slope);
      }
    }
  }

  private void check(
      ComputationGraph graph, MultiDataSet data, String name, INDArray parameter, INDArray slope) {
    INDArray kept = parameter.dup();
    INDArray direction = AttentionGraphs.normal(random, DataType.DOUBLE, parameter.shape());
    parameter.addi(direction.mul(STEP));
    double above = graph.score(data, true);
    parameter.assign(kept).subi(direction.mul(STEP));
    double below = graph.score(data, true);
    parameter.assign(kept);
    double expected = (above - below) / (2 * STEP);
    double actual = slope.mul(direction).sumNumber().doubleValue();
    assertEquals(expected, actual, 1e-7 * (1 + Math.abs(expected)), name);
  }

  private MultiDataSet data(int rows, int targets, int sources, boolean masked) {
    DataType type = DataType.DOUBLE;
    INDArray targetMask =
        masked
            ? AttentionGraphs.holes(random, type, rows, targets)
            : Nd4j.ones(type, rows, targets);
    INDArray sourceMask =
        masked
            ? AttentionGraphs.holes(random, type, rows, sources)
            : Nd4j.ones(type, rows, sources);
    return new MultiDataSet(
        new INDArray[] {
          AttentionGraphs.normal(random, type, rows, 2, targets),
          AttentionGraphs.normal(random, type, rows, 2, sources)
        },
        new INDArray[] {AttentionGraphs.labels(random, type, rows, targets)},
        new INDArray[] {targetMask, sourceMask},
        new INDArray[] {targetMask});
  }
}
