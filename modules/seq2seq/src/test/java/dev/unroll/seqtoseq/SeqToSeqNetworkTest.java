package dev.unroll.seqtoseq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.decoder.DecoderSource;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import dev.unroll.seqtoseq.NetworkConfig.Feeding;
import dev.unroll.training.batch.PairArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

class SeqToSeqNetworkTest {
  private static final double CLOSE = 1e-5;

  @ParameterizedTest
  @EnumSource(AttentionName.class)
  void paddingOfSourceAndTargetChangesNothing(AttentionName attention) {
    CarryingGraph graph = Models.graph(Models.config(Models.network(attention)));
    INDArray alone = Models.batch(new int[][] {{4, 5, 2}}, new int[][] {{1, 4}}).logits(graph);
    INDArray padded =
        Models.batch(
                new int[][] {{4, 5, 2, -8, -3}, {7, 8, 6, 5, 2}},
                new int[][] {{1, 4, -6}, {1, 5, 6}})
            .logits(graph);
    INDArray same =
        padded.get(NDArrayIndex.interval(0, 1), NDArrayIndex.all(), NDArrayIndex.interval(0, 2));
    assertEquals(0, same.sub(alone).norm2Number().doubleValue(), CLOSE);
  }

  @ParameterizedTest
  @EnumSource(AttentionName.class)
  void everySourceTokenReachesTheFirstOutput(AttentionName attention) {
    CarryingGraph graph = Models.graph(Models.config(Models.network(attention)));
    int[][] target = {{1}};
    INDArray before = Models.batch(new int[][] {{4, 5, 6, 2}}, target).logits(graph);
    for (int changed = 0; changed < 3; changed++) {
      int[] source = {4, 5, 6, 2};
      source[changed] = 8;
      INDArray after = Models.batch(new int[][] {source}, target).logits(graph);
      assertTrue(after.sub(before).norm2Number().doubleValue() > 1e-4, "token " + changed);
    }
  }

  @Test
  void theDecoderSeesNoTokenBeforeItsTime() {
    CarryingGraph graph = Models.graph(Models.config(Models.network(AttentionName.GENERAL)));
    int[][] source = {{4, 5, 2}};
    INDArray one = Models.batch(source, new int[][] {{1, 4, 5}}).logits(graph);
    INDArray other = Models.batch(source, new int[][] {{1, 4, 6}}).logits(graph);
    INDArray difference = one.sub(other);
    INDArray early =
        difference.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 2));
    assertEquals(0, early.norm2Number().doubleValue(), 0);
    assertTrue(difference.norm2Number().doubleValue() > 1e-4);
  }

  @ParameterizedTest
  @EnumSource(CellName.class)
  void theEncoderAloneReadsAsInTheWholeNetwork(CellName cell) {
    NetworkConfig network =
        new NetworkConfig(cell, 2, 6, 5, true, AttentionName.DOT, Feeding.NONE, 0, false);
    SeqToSeqConfig config = Models.config(network);
    CarryingGraph graph = Models.graph(config);
    PairArrays batch = Models.batch(new int[][] {{4, 5, 2}}, new int[][] {{1, 4}});
    batch.logits(graph);
    INDArray whole =
        graph
            .feedForward(new INDArray[] {batch.source(), batch.inputs()}, false)
            .get(SeqToSeqNetwork.encoder(1));
    SourceReader reader = new SourceReader(config, Models.SOURCE_TOKENS, graph, 3);
    DecoderSource read = reader.read(java.util.List.of(new int[] {4, 5, 2}));
    assertEquals(0, read.steps().sub(whole).norm2Number().doubleValue(), CLOSE);
    assertEquals(2 * cell.cell().states().size(), read.states().size());
  }

  @ParameterizedTest
  @EnumSource(AttentionName.class)
  void everyParameterLearns(AttentionName attention) {
    CarryingGraph graph = Models.graph(Models.config(Models.network(attention)));
    PairArrays batch = Models.batch(new int[][] {{4, 5, 2}}, new int[][] {{1, 4}});
    graph.setInputs(batch.source(), batch.inputs());
    graph.setLabels(batch.labels());
    graph.setLayerMaskArrays(
        new INDArray[] {batch.sourceMask(), batch.mask()}, new INDArray[] {batch.mask()});
    graph.computeGradientAndScore();
    graph
        .gradient()
        .gradientForVariable()
        .forEach(
            (name, gradient) ->
                assertTrue(gradient.norm2Number().doubleValue() > 0, name + " has no gradient"));
    assertEquals(graph.paramTable().keySet(), graph.gradient().gradientForVariable().keySet());
  }

  @Test
  void tiedVectorsAreOneParameter() {
    NetworkConfig untied = Models.network(AttentionName.DOT);
    NetworkConfig tied =
        new NetworkConfig(CellName.LSTM, 2, 6, 5, true, AttentionName.DOT, Feeding.NONE, 0, true);
    long more =
        Models.graph(Models.config(untied)).numParams()
            - Models.graph(Models.config(tied)).numParams();
    // W of the softmax goes, and the layer before it is as wide as a vector.
    assertEquals(6L * Models.TARGET_TOKENS + 12L * 6 - 12L * 5, more);
  }
}
