package dev.unroll.layers.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.unroll.layers.dropout.VariationalDropout;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.weightnoise.WeightNoise;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** Configurations and networks that are saved, copied, transferred or trained on. */
class SavedLayerTest {
  private final DataSet data = SmallNetwork.ragged(DataType.FLOAT, 4, 5, 1);

  static Stream<Cell> cells() {
    return Stream.concat(RecurrenceTest.cells(), Stream.of(new Lstm(0.25, true, true)));
  }

  static Stream<IUpdater> updaters() {
    return Stream.of(
        new Sgd(0.1),
        new Adam(0.02),
        new RmsProp(0.01),
        new Nesterovs(0.05, 0.9),
        new AdaGrad(0.1));
  }

  private static Layer[] layers(Cell cell) {
    return new Layer[] {
      new Recurrent.Builder(cell)
          .nOut(2)
          .direction(Direction.BOTH)
          .dropOut(new VariationalDropout(0.2, 3, "input"))
          .build(),
      new Recurrent.Builder(cell)
          .nOut(4)
          .residual(true)
          .l2(1e-3)
          .weightInitRecurrent(new NormalDistribution(0, 0.1))
          .recurrentDropout(new RecurrentDropout(0.2, 0.1, 5, "second"))
          .build()
    };
  }

  @ParameterizedTest
  @MethodSource("cells")
  void configurationSurvivesJson(Cell cell) {
    MultiLayerConfiguration configuration =
        SmallNetwork.configuration(DataType.FLOAT, layers(cell));
    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());
    assertEquals(configuration, read);
    Recurrent layer = (Recurrent) read.getConf(1).getLayer();
    assertEquals(cell, layer.cell());
    assertEquals(new RecurrentDropout(0.2, 0.1, 5, "second"), layer.recurrentDropout());
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    ComputationGraphConfiguration graph = network.toComputationGraph().getConfiguration();
    assertEquals(graph, ComputationGraphConfiguration.fromJson(graph.toJson()));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void savedNetworkGivesTheSameBitsAndTrainsOnToTheSameBits(Cell cell) throws IOException {
    for (SmallNetwork.Kind kind : SmallNetwork.Kind.values()) {
      SmallNetwork network = kind.make(SmallNetwork.configuration(DataType.FLOAT, layers(cell)));
      network.fit(data.copy());
      checkSame(network, restored(network));
    }
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void everyUpdaterTrainsOnToTheSameBits(IUpdater updater) throws IOException {
    SmallNetwork network =
        SmallNetwork.Kind.LAYERS.make(
            SmallNetwork.configuration(
                SmallNetwork.builder(DataType.FLOAT, updater),
                org.deeplearning4j.nn.conf.RNNFormat.NCW,
                new Recurrent.Builder(new Gru()).nOut(4).build()));
    double before = network.score(data);
    network.fit(data.copy());
    checkSame(network, restored(network));
    for (int i = 0; i < 30; i++) {
      network.fit(data.copy());
    }
    assertEquals(true, network.score(data) < 0.9 * before, updater.toString());
  }

  private void checkSame(SmallNetwork expected, SmallNetwork actual) {
    INDArray mask = data.getFeaturesMaskArray();
    assertEquals(
        expected.output(data.getFeatures(), mask), actual.output(data.getFeatures(), mask));
    for (int i = 0; i < 3; i++) {
      expected.fit(data.copy());
      actual.fit(data.copy());
    }
    assertEquals(expected.model().params(), actual.model().params());
  }

  private static SmallNetwork restored(SmallNetwork network) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network.model(), out, true);
    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
    return SmallNetwork.of(
        network instanceof SmallNetwork.Layers
            ? ModelSerializer.restoreMultiLayerNetwork(in, true)
            : ModelSerializer.restoreComputationGraph(in, true));
  }

  @Test
  void cloneComputesAlikeAndLearnsByItself() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(SmallNetwork.configuration(DataType.FLOAT, layers(new Lstm())));
    network.init();
    INDArray output = network.output(data.getFeatures());
    MultiLayerNetwork copy = network.clone();
    assertEquals(output, copy.output(data.getFeatures()));
    copy.fit(data.copy());
    assertNotEquals(output, copy.output(data.getFeatures()));
    assertEquals(output, network.output(data.getFeatures()));
    ComputationGraph graph = network.toComputationGraph();
    assertEquals(output, graph.clone().output(data.getFeatures())[0]);
  }

  @Test
  void frozenLayerKeepsItsParametersWhenTheRestIsTransferred() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(SmallNetwork.configuration(DataType.FLOAT, layers(new Gru())));
    network.init();
    MultiLayerNetwork transferred =
        new TransferLearning.Builder(network)
            .fineTuneConfiguration(
                new FineTuneConfiguration.Builder().updater(new Sgd(0.1)).build())
            .setFeatureExtractor(0)
            .nOutReplace(2, 4, WeightInit.XAVIER)
            .build();
    List<INDArray> before =
        List.of(transferred.getLayer(0).params().dup(), transferred.getLayer(1).params().dup());
    assertEquals(network.getLayer(0).params(), before.get(0));
    transferred.fit(data.copy());
    assertEquals(before.get(0), transferred.getLayer(0).params());
    assertNotEquals(before.get(1), transferred.getLayer(1).params());
  }

  @Test
  void weightNoiseIsInTheOutputsOfTrainingAlone() {
    Layer noisy =
        new Recurrent.Builder(new Lstm())
            .nOut(4)
            .weightNoise(new WeightNoise(new NormalDistribution(0, 0.5)))
            .build();
    Layer plain = new Recurrent.Builder(new Lstm()).nOut(4).build();
    SmallNetwork with =
        SmallNetwork.Kind.LAYERS.make(SmallNetwork.configuration(DataType.FLOAT, noisy));
    SmallNetwork without =
        SmallNetwork.Kind.LAYERS.make(SmallNetwork.configuration(DataType.FLOAT, plain));
    INDArray mask = data.getFeaturesMaskArray();
    assertEquals(without.output(data.getFeatures(), mask), with.output(data.getFeatures(), mask));
    assertNotEquals(without.score(data), with.score(data));
    assertNotEquals(with.score(data), with.score(data));
    INDArray before = with.model().params().dup();
    with.fit(data.copy());
    assertNotEquals(before, with.model().params());
  }
}
