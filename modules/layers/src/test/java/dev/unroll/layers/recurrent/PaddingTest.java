package dev.unroll.layers.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.recurrent.Recurrent.Direction;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;

/** Padding, company and order change nothing, in both kinds of network, on both paths. */
class PaddingTest {
  private static final int N = 6;
  private static final int T = 5;

  static Stream<Arguments> networks() {
    return Stream.of(SmallNetwork.Kind.values())
        .flatMap(
            kind ->
                Stream.of(CellName.values())
                    .flatMap(
                        cell ->
                            Stream.of(DataType.FLOAT, DataType.DOUBLE)
                                .filter(
                                    type ->
                                        type == DataType.FLOAT
                                            || (kind == SmallNetwork.Kind.LAYERS
                                                && cell == CellName.GRU))
                                .map(type -> Arguments.of(kind, cell, type))));
  }

  /** Both directions, then a residual layer, then one more. */
  private static MultiLayerConfiguration stack(CellName cell, DataType type) {
    return SmallNetwork.configuration(
        type,
        new Recurrent.Builder(cell.cell()).nOut(2).direction(Direction.BOTH).build(),
        new Recurrent.Builder(cell.cell()).nOut(4).residual(true).build(),
        new Recurrent.Builder(cell.cell()).nOut(3).direction(Direction.BACKWARD).build());
  }

  /** The first layer is residual, so that padding itself could come through. */
  private static MultiLayerConfiguration residual(CellName cell, DataType type) {
    return SmallNetwork.configuration(
        type,
        new Recurrent.Builder(cell.cell()).nOut(SmallNetwork.FEATURES).residual(true).build());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void paddingChangesNothingWhateverItHolds(SmallNetwork.Kind kind, CellName cell, DataType type) {
    checkPadding(kind.make(stack(cell, type)), type);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void paddingDoesNotPassAResidualLayer(SmallNetwork.Kind kind, CellName cell, DataType type) {
    checkPadding(kind.make(residual(cell, type)), type);
  }

  private static void checkPadding(SmallNetwork network, DataType type) {
    DataSet data = SmallNetwork.ragged(type, N, T, 1);
    INDArray mask = data.getFeaturesMaskArray();
    INDArray expected = network.output(data.getFeatures(), mask);
    double score = network.score(data);
    INDArray gradient = network.gradient();
    for (double padding : new double[] {1e4, Double.NaN, Double.POSITIVE_INFINITY}) {
      INDArray features = data.getFeatures().dup();
      for (int n = 0; n < N; n++) {
        for (int t = SmallNetwork.length(n, T); t < T; t++) {
          for (int f = 0; f < SmallNetwork.FEATURES; f++) {
            features.putScalar(n, f, t, padding);
          }
        }
      }
      DataSet padded = new DataSet(features, data.getLabels(), mask, data.getLabelsMaskArray());
      assertEquals(expected, network.output(features, mask), "output with " + padding);
      assertEquals(score, network.score(padded), "score with " + padding);
      assertEquals(gradient, network.gradient(), "gradient with " + padding);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void eachRowOfARaggedBatchEqualsTheRowAlone(
      SmallNetwork.Kind kind, CellName cell, DataType type) {
    SmallNetwork network = kind.make(stack(cell, type));
    DataSet data = SmallNetwork.ragged(type, N, T, 2);
    INDArray together = network.output(data.getFeatures(), data.getFeaturesMaskArray());
    double score = network.score(data);
    INDArray gradient = network.gradient();
    double scores = 0;
    INDArray gradients = gradient.mul(0);
    for (int n = 0; n < N; n++) {
      int length = SmallNetwork.length(n, T);
      DataSet row = SmallNetwork.rows(data, n, n + 1);
      INDArray features = SmallNetwork.steps(row.getFeatures(), 0, length).dup('c');
      DataSet alone =
          new DataSet(features, SmallNetwork.steps(row.getLabels(), 0, length).dup('c'));
      assertClose(
          SmallNetwork.steps(SmallNetwork.rows(together, n, n + 1), 0, length),
          network.output(features, null));
      scores += network.score(alone) / N;
      gradients.addi(network.gradient()); // the updater divides by N
    }
    assertEquals(score, scores, 1e-5);
    assertClose(gradient, gradients);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void orderOfTheRowsChangesNothing(SmallNetwork.Kind kind, CellName cell, DataType type) {
    SmallNetwork network = kind.make(stack(cell, type));
    DataSet data = SmallNetwork.ragged(type, N, T, 3);
    INDArray expected = network.output(data.getFeatures(), data.getFeaturesMaskArray());
    double score = network.score(data);
    INDArray gradient = network.gradient();
    DataSet first = SmallNetwork.rows(data, 0, 2);
    DataSet turned = DataSet.merge(java.util.List.of(SmallNetwork.rows(data, 2, N), first));
    INDArray output = network.output(turned.getFeatures(), turned.getFeaturesMaskArray());
    assertClose(SmallNetwork.rows(expected, 0, 2), SmallNetwork.rows(output, N - 2, N));
    assertClose(SmallNetwork.rows(expected, 2, N), SmallNetwork.rows(output, 0, N - 2));
    assertEquals(score, network.score(turned), 1e-5);
    assertClose(gradient, network.gradient());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void featuresLastGivesTheSame(SmallNetwork.Kind kind, CellName cell, DataType type) {
    SmallNetwork first = kind.make(format(cell, type, RNNFormat.NCW));
    SmallNetwork last = kind.make(format(cell, type, RNNFormat.NWC));
    DataSet data = SmallNetwork.ragged(type, N, T, 4);
    INDArray mask = data.getFeaturesMaskArray();
    INDArray features = data.getFeatures().permute(0, 2, 1).dup('c');
    DataSet turned =
        new DataSet(
            features, data.getLabels().permute(0, 2, 1).dup('c'), mask, data.getLabelsMaskArray());
    assertClose(
        first.output(data.getFeatures(), mask), last.output(features, mask).permute(0, 2, 1));
    assertEquals(first.score(data), last.score(turned), 1e-5);
    assertClose(first.gradient(), last.gradient());
  }

  private static MultiLayerConfiguration format(CellName cell, DataType type, RNNFormat format) {
    return SmallNetwork.configuration(
        SmallNetwork.builder(type, new Adam(0.02)),
        format,
        new Recurrent.Builder(cell.cell()).nOut(2).direction(Direction.BOTH).build(),
        new Recurrent.Builder(cell.cell()).nOut(4).residual(true).build());
  }

  static void assertClose(INDArray expected, INDArray actual) {
    double error = actual.sub(expected).norm2Number().doubleValue();
    double size = expected.norm2Number().doubleValue();
    // NaN fails, too
    if (!(error <= 1e-5 * (size + 0.1))) {
      throw new AssertionError("error " + error + " of " + size);
    }
  }
}
