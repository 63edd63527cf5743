package dev.unroll.layers.attention;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Finite differences through a whole network: encoder, decoder, attention, output and L2. */
class AttentionGradientTest {
  private DataType before;

  @BeforeEach
  void useDoublePrecision() {
    before = Nd4j.dataType();
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterEach
  void useWhatWasUsed() {
    Nd4j.setDefaultDataTypes(before, before);
  }

  @ParameterizedTest
  @CsvSource({
    "GENERAL, 3, 2, 3, false, true",
    "GENERAL, 2, 1, 1, true, false",
    "GENERAL, 1, 2, 3, true, true",
    "ADDITIVE, 3, 2, 3, false, true",
    "ADDITIVE, 2, 1, 1, true, false",
    "ADDITIVE, 1, 2, 3, true, true",
  })
  void gradientOfTheWholeNetworkIsThatOfFiniteDifferences(
      AttentionKind kind, int rows, int targets, int sources, boolean ownValues, boolean masked) {
    Random random = new Random(7);
    ComputationGraph graph =
        AttentionGraphs.graph(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .l2(0.3)
                .biasInit(0.1),
            new AttentionVertex(AttentionGraphs.form(kind)),
            ownValues);
    // Larger than the first weights, so that the attention is not nearly even.
    graph.params().muli(2);
    INDArray target = AttentionGraphs.normal(random, DataType.DOUBLE, rows, 2, targets);
    INDArray source = AttentionGraphs.normal(random, DataType.DOUBLE, rows, 2, sources);
    GradientCheckUtil.GraphConfig check =
        new GradientCheckUtil.GraphConfig()
            .net(graph)
            .inputs(new INDArray[] {target, source})
            .labels(new INDArray[] {AttentionGraphs.labels(random, DataType.DOUBLE, rows, targets)})
            .epsilon(1e-6)
            .maxRelError(1e-5)
            .minAbsoluteError(1e-8)
            .print(GradientCheckUtil.PrintMode.FAILURES_ONLY);
    if (masked) {
      INDArray targetMask = AttentionGraphs.holes(random, DataType.DOUBLE, rows, targets);
      INDArray sourceMask = AttentionGraphs.holes(random, DataType.DOUBLE, rows, sources);
      check
          .inputMask(new INDArray[] {targetMask, sourceMask})
          .labelMask(new INDArray[] {targetMask});
    }
    assertTrue(GradientCheckUtil.checkGradients(check));
  }
}
