package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.autoencoder.AutoencoderConfig.Kind;
import dev.unroll.autoencoder.NetworkConfig.Condition;
import dev.unroll.layers.graph.CarryingGraph;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

class AutoencoderNetworkTest {
  private static final double CLOSE = 1e-5;

  private static double norm(INDArray array) {
    return array.norm2Number().doubleValue();
  }

  /** Targets of a sentence; both neighbours are the same where there are two decoders. */
  private static int[][] targets(Kind kind, int[]... rows) {
    int decoders = kind.decoders().size();
    int[][] all = new int[decoders * rows.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = rows[i % rows.length];
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "HIERARCHICAL", mode = Mode.EXCLUDE)
  void paddingOfSourceAndTargetChangesNothing(Kind kind) {
    CarryingGraph graph = Models.graph(Models.config(kind, Condition.BOTH));
    INDArray alone =
        Models.logits(
            graph, Models.batch(new int[][] {{4, 5, 2}}, targets(kind, new int[] {1, 4})));
    INDArray padded =
        Models.logits(
            graph,
            Models.batch(
                new int[][] {{4, 5, 2, -8, -3}, {7, 8, 6, 5, 2}},
                targets(kind, new int[] {1, 4, -6}, new int[] {1, 5, 6})));
    for (int decoder = 0; decoder < kind.decoders().size(); decoder++) {
      INDArray same =
          padded.get(
              NDArrayIndex.interval(2 * decoder, 2 * decoder + 1),
              NDArrayIndex.all(),
              NDArrayIndex.interval(0, 2));
      INDArray expected =
          alone.get(
              NDArrayIndex.interval(decoder, decoder + 1), NDArrayIndex.all(), NDArrayIndex.all());
      assertEquals(0, norm(same.sub(expected)), CLOSE, "decoder " + decoder);
    }
  }

  @ParameterizedTest
  @EnumSource(Condition.class)
  void everySourceTokenReachesTheFirstOutput(Condition condition) {
    CarryingGraph graph = Models.graph(Models.config(Kind.PLAIN, condition));
    int[][] target = {{1}};
    INDArray before = Models.logits(graph, Models.batch(new int[][] {{4, 5, 6, 2}}, target));
    for (int changed = 0; changed < 3; changed++) {
      int[] source = {4, 5, 6, 2};
      source[changed] = 8;
      INDArray after = Models.logits(graph, Models.batch(new int[][] {source}, target));
      assertTrue(norm(after.sub(before)) > 1e-5, "token " + changed);
    }
  }

  @ParameterizedTest
  @EnumSource(Condition.class)
  void everyParameterOfEveryConditionLearns(Condition condition) {
    requireAllLearn(Kind.PLAIN, condition);
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "HIERARCHICAL", mode = Mode.EXCLUDE)
  void everyParameterOfEveryKindLearns(Kind kind) {
    requireAllLearn(kind, Condition.BOTH);
  }

  private static void requireAllLearn(Kind kind, Condition condition) {
    CarryingGraph graph = Models.graph(Models.config(kind, condition));
    GraphBatch batch = Models.batch(new int[][] {{4, 5, 2}}, targets(kind, new int[] {1, 4}));
    graph.getConfiguration().setIterationCount(9);
    graph.setInputs(batch.inputs());
    graph.setLabels(batch.labels());
    graph.setLayerMaskArrays(batch.inputMasks(), new INDArray[] {batch.mask()});
    graph.computeGradientAndScore();
    Set<String> still = new TreeSet<>(graph.paramTable().keySet());
    graph
        .gradient()
        .gradientForVariable()
        .forEach(
            (name, gradient) -> {
              if (norm(gradient) > 0) {
                still.remove(name);
              }
            });
    assertEquals(Set.of(), still, "parameters without a gradient");
  }

  @Test
  void aMissingNeighbourTeachesNothing() {
    AutoencoderConfig config = Models.config(Kind.SKIP_THOUGHT, Condition.BOTH);
    CarryingGraph graph = Models.graph(config);
    int[][] source = {{4, 5, 2}};
    double both = Models.batch(source, new int[][] {{1, 4, 5}, {1, 6, 7}}).nats(graph);
    double next = Models.batch(source, new int[][] {{-1, -4, -5}, {1, 6, 7}}).nats(graph);
    double previous = Models.batch(source, new int[][] {{1, 4, 5}, {-1, -6, -7}}).nats(graph);
    assertEquals(both, next + previous, CLOSE * both);
    assertTrue(next > 0 && previous > 0);
  }

  @Test
  void neighboursHaveDecodersOfTheirOwn() {
    AutoencoderConfig config = Models.config(Kind.SKIP_THOUGHT, Condition.BOTH);
    INDArray logits =
        Models.logits(
            Models.graph(config),
            Models.batch(new int[][] {{4, 5, 2}}, new int[][] {{1, 4}, {1, 4}}));
    INDArray previous = logits.slice(0);
    INDArray next = logits.slice(1);
    assertTrue(norm(previous.sub(next)) > 1e-4);
  }
}
