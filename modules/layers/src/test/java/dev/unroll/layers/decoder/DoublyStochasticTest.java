package dev.unroll.layers.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Attention that looks at each place once in all (Xu et al. 2015, eq. 14), in a network. */
class DoublyStochasticTest {
  private static final double LAMBDA = 0.7;
  private static final double[][] TARGET_MASK = {{1, 1, 1, 1}, {1, 1, 1, 0}, {1, 0, 0, 0}};
  private static final double[][] SOURCE_MASK = {{1, 1, 1}, {0, 1, 1}, {1, 0, 0}};

  private final Random random = new Random(9);

  private static ComputationGraphConfiguration configuration(
      DataType type, Feeding feeding, double lambda, boolean perRow) {
    DecoderConfiguration decoder =
        new DecoderConfiguration.Builder(DecoderGraphs.form(feeding))
            .doublyStochastic(lambda)
            .build();
    return DecoderGraphs.configuration(
        DecoderGraphs.network(type).miniBatch(perRow), new AttentionDecoder(decoder));
  }

  private static ComputationGraph graph(DataType type, Feeding feeding, double lambda) {
    return DecoderGraphs.init(configuration(type, feeding, lambda, false));
  }

  private MultiDataSet data(DataType type) {
    INDArray labels = Nd4j.create(type, 3, 1, 4);
    for (int i = 0; i < labels.length(); i++) {
      labels.putScalar(i, random.nextInt(3));
    }
    INDArray mask = Nd4j.createFromArray(TARGET_MASK).castTo(type);
    return new MultiDataSet(
        new INDArray[] {
          DecoderProblem.normal(random, 3, 2, 4).castTo(type),
          DecoderProblem.normal(random, 3, 2, 3).castTo(type)
        },
        new INDArray[] {labels},
        new INDArray[] {mask, Nd4j.createFromArray(SOURCE_MASK).castTo(type)},
        new INDArray[] {mask});
  }

  private static double uneven(INDArray alpha) {
    double sum = 0;
    for (int n = 0; n < alpha.size(0); n++) {
      for (int s = 0; s < alpha.size(2); s++) {
        double looked = 0;
        for (int t = 0; t < alpha.size(1); t++) {
          looked += TARGET_MASK[n][t] * alpha.getDouble(n, t, s);
        }
        sum += SOURCE_MASK[n][s] * (1 - looked) * (1 - looked);
      }
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(Feeding.class)
  void gradientOfTheWholeNetworkIsThatOfFiniteDifferences(Feeding feeding) {
    ComputationGraph graph = graph(DataType.DOUBLE, feeding, LAMBDA);
    graph.params().muli(1.5);
    MultiDataSet data = data(DataType.DOUBLE);
    DecoderGraphs.assertGradient(graph, data, random);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DOUBLE", "FLOAT"})
  void aTrainingScoreGrowsByThePenaltyAndAnInferenceScoreDoesNot(DataType type) {
    ComputationGraph with = graph(type, Feeding.CONTEXT_FEEDING, LAMBDA);
    ComputationGraph without = graph(type, Feeding.CONTEXT_FEEDING, 0);
    MultiDataSet data = data(type);
    double plain = without.score(data, true);
    double score = with.score(data, true);
    double expected = LAMBDA * uneven(AttentionDecoder.weights(with, "decoder"));
    assertEquals(expected, AttentionDecoder.penalty(with, "decoder"), 1e-5);
    assertEquals(plain + expected, score, 1e-5);
    assertTrue(expected > 0.1, "penalty " + expected);
    assertEquals(0, AttentionDecoder.penalty(without, "decoder"));
    assertEquals(without.score(data, false), with.score(data, false), 1e-6);
    assertEquals(0, AttentionDecoder.penalty(with, "decoder"));
    assertThrows(IllegalArgumentException.class, () -> AttentionDecoder.penalty(with, "output"));
  }

  @Test
  void dividingTheScoreByTheRowsDividesThePenalty() {
    MultiDataSet data = data(DataType.DOUBLE);
    ComputationGraph sum = graph(DataType.DOUBLE, Feeding.NONE, LAMBDA);
    ComputationGraph mean =
        DecoderGraphs.init(configuration(DataType.DOUBLE, Feeding.NONE, LAMBDA, true));
    assertEquals(sum.score(data, true) / 3, mean.score(data, true), 1e-9);
  }

  @Test
  void theSameRowsTwiceHaveTwiceThePenaltyAndTwiceTheGradient() {
    MultiDataSet once = data(DataType.DOUBLE);
    MultiDataSet twice =
        new MultiDataSet(
            twice(once.getFeatures()),
            twice(once.getLabels()),
            twice(once.getFeaturesMaskArrays()),
            twice(once.getLabelsMaskArrays()));
    ComputationGraph graph = graph(DataType.DOUBLE, Feeding.INPUT_FEEDING, LAMBDA);
    Map<String, INDArray> expected = DecoderGraphs.gradient(graph, once);
    double penalty = AttentionDecoder.penalty(graph, "decoder");
    DecoderGraphs.gradient(graph, twice)
        .forEach((name, actual) -> close(expected.get(name).mul(2), actual, name));
    assertEquals(2 * penalty, AttentionDecoder.penalty(graph, "decoder"), 1e-9);
  }

  private static INDArray[] twice(INDArray... arrays) {
    return java.util.Arrays.stream(arrays)
        .map(array -> Nd4j.concat(0, array, array))
        .toArray(INDArray[]::new);
  }

  private static void close(INDArray expected, INDArray actual, String name) {
    assertEquals(0, expected.distance2(actual.reshape(expected.shape())), 1e-9, name);
  }

  @Test
  void trainingWithItLooksAtEachPlaceMoreEvenly() {
    ComputationGraph with = graph(DataType.FLOAT, Feeding.CONTEXT_FEEDING, 5);
    MultiDataSet data = data(DataType.FLOAT);
    with.score(data, true);
    double before = AttentionDecoder.penalty(with, "decoder");
    for (int i = 0; i < 80; i++) {
      with.fit(data);
    }
    with.score(data, true);
    double after = AttentionDecoder.penalty(with, "decoder");
    assertTrue(after < 0.97 * before, "from " + before + " to " + after);
  }

  @Test
  void aFrozenDecoderIsNotRegularised() {
    ComputationGraph graph = graph(DataType.FLOAT, Feeding.NONE, LAMBDA);
    ComputationGraph frozen =
        new TransferLearning.GraphBuilder(graph).setFeatureExtractor("decoder").build();
    frozen.score(data(DataType.FLOAT), true);
    assertEquals(0, AttentionDecoder.penalty(frozen, "decoder"));
  }

  @Test
  void theSettingIsSavedAndNetworksFromBeforeItHaveNone() {
    ComputationGraphConfiguration with = configuration(DataType.FLOAT, Feeding.NONE, LAMBDA, false);
    ComputationGraphConfiguration without = configuration(DataType.FLOAT, Feeding.NONE, 0, false);
    String json = with.toJson();
    assertEquals(with.getVertices(), ComputationGraphConfiguration.fromJson(json).getVertices());
    assertNotEquals(with.getVertices(), without.getVertices());
    String before = json.replaceAll("\"doublyStochastic\" : [0-9.]+,?", "");
    assertNotEquals(json, before);
    assertEquals(
        without.getVertices(), ComputationGraphConfiguration.fromJson(before).getVertices());
    DecoderConfiguration.Builder builder =
        new DecoderConfiguration.Builder(DecoderGraphs.form(Feeding.NONE));
    assertThrows(IllegalArgumentException.class, () -> builder.doublyStochastic(-1));
  }
}
