package dev.unroll.layers.highway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.FiniteDifference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Gradients, gates, masks and saving of highways in networks. */
class HighwayTest {
  private static final int F = 3;

  private static MultiLayerNetwork network(DataType type, boolean sequences) {
    var layers =
        new NeuralNetConfiguration.Builder()
            .seed(4)
            .dataType(type)
            .updater(new Sgd(0.1))
            .list()
            .layer(new Highway.Builder().activation(Activation.TANH).transformBias(-0.5).build())
            .layer(new Highway.Builder().activation(Activation.SOFTPLUS).build());
    MultiLayerConfiguration configuration =
        sequences
            ? layers
                .layer(
                    new RnnLossLayer.Builder(LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.recurrent(F))
                .build()
            : layers
                .layer(
                    new LossLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY).build())
                .setInputType(InputType.feedForward(F))
                .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  private static DataSet data(DataType type, long... shape) {
    Nd4j.getRandom().setSeed(6);
    return new DataSet(
        Nd4j.randn(DataType.DOUBLE, shape).castTo(type),
        Nd4j.randn(DataType.DOUBLE, shape).castTo(type));
  }

  private static void checkGradient(MultiLayerNetwork network, DataSet data) {
    INDArray gradient = gradient(network, data);
    FiniteDifference.assertGradient(
        network.params(),
        gradient.reshape(gradient.length()),
        () ->
            network.score(data) * data.numExamples(), // a score is a mean over N, a gradient a sum
        1e-6);
  }

  private static INDArray gradient(MultiLayerNetwork network, DataSet data) {
    network.setInput(data.getFeatures());
    network.setLabels(data.getLabels());
    network.setLayerMaskArrays(data.getFeaturesMaskArray(), data.getLabelsMaskArray());
    network.computeGradientAndScore();
    return network.getFlattenedGradients().dup();
  }

  @Test
  void gradientsOfVectorsAgreeWithFiniteDifferences() {
    checkGradient(network(DataType.DOUBLE, false), data(DataType.DOUBLE, 4, F));
  }

  @Test
  void gradientsOfMaskedSequencesAgreeWithFiniteDifferences() {
    DataSet data = data(DataType.DOUBLE, 3, F, 4);
    INDArray mask = Nd4j.createFromArray(new double[][] {{1, 1, 1, 1}, {1, 0, 1, 0}, {0, 1, 1, 0}});
    data.setFeaturesMaskArray(mask);
    data.setLabelsMaskArray(mask);
    checkGradient(network(DataType.DOUBLE, true), data);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FLOAT", "DOUBLE"})
  void whatAMaskLeavesOutChangesNothing(DataType type) {
    MultiLayerNetwork network = network(type, true);
    DataSet data = data(type, 2, F, 3);
    INDArray mask = Nd4j.createFromArray(new double[][] {{1, 1, 0}, {1, 0, 1}}).castTo(type);
    data.setFeaturesMaskArray(mask);
    data.setLabelsMaskArray(mask);
    INDArray before = gradient(network, data);
    for (int f = 0; f < F; f++) {
      data.getFeatures().putScalar(0, f, 2, Double.NaN);
      data.getFeatures().putScalar(1, f, 1, Double.NaN);
    }
    assertArrayEquals(values(before), values(gradient(network, data)), 0);
    INDArray output = network.output(data.getFeatures(), false, mask, mask);
    assertEquals(0, output.getDouble(0, 1, 2));
    assertEquals(0, output.getDouble(1, 2, 1));
  }

  @Test
  void stepsOfSequencesAreVectors() {
    MultiLayerNetwork sequences = network(DataType.FLOAT, true);
    MultiLayerNetwork vectors = network(DataType.FLOAT, false);
    vectors.setParams(sequences.params());
    INDArray x = data(DataType.FLOAT, 4, F, 5).getFeatures();
    INDArray whole = sequences.output(x);
    INDArray gates = ((HighwayLayer) sequences.getLayer(0)).gates(x);
    assertArrayEquals(x.shape(), gates.shape());
    for (int t = 0; t < 5; t++) {
      INDArray step = x.tensorAlongDimension(t, 0, 1).dup();
      INDArray one = vectors.output(step);
      assertArrayEquals(values(whole.tensorAlongDimension(t, 0, 1)), values(one), 1e-6);
      INDArray gate = ((HighwayLayer) vectors.getLayer(0)).gates(step);
      assertArrayEquals(values(gates.tensorAlongDimension(t, 0, 1)), values(gate), 1e-6);
    }
  }

  private static double[] values(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  @Test
  void gatesSayHowMuchOfTheInputIsReplaced() {
    MultiLayerNetwork network = network(DataType.DOUBLE, false);
    HighwayLayer layer = (HighwayLayer) network.getLayer(0);
    INDArray x = data(DataType.DOUBLE, 4, F).getFeatures();
    layer.setParam("b", Nd4j.createFromArray(new double[][] {{0, 0, 0, -40, 0, 40}}));
    INDArray gates = layer.gates(x);
    INDArray y = network.feedForward(x).get(1);
    INDArray w = layer.getParam("W");
    for (int n = 0; n < 4; n++) {
      assertEquals(0, gates.getDouble(n, 0), 1e-9);
      assertEquals(1, gates.getDouble(n, 2), 1e-9);
      assertEquals(x.getDouble(n, 0), y.getDouble(n, 0), 1e-9);
      double z = 0;
      for (int f = 0; f < F; f++) {
        z += x.getDouble(n, f) * w.getDouble(f, 2);
      }
      assertEquals(Math.tanh(z), y.getDouble(n, 2), 1e-9);
    }
  }

  @Test
  void aNewLayerPassesItsInputOn() {
    MultiLayerNetwork network = network(DataType.FLOAT, false);
    INDArray b = network.getLayer(1).getParam("b");
    assertArrayEquals(new double[] {0, 0, 0, -2, -2, -2}, values(b));
    assertEquals(-0.5, network.getLayer(0).getParam("b").getDouble(F), 0);
  }

  @Test
  void savedAndLoadedItGivesTheSameBits() throws IOException {
    MultiLayerNetwork network = network(DataType.FLOAT, false);
    DataSet data = data(DataType.FLOAT, 4, F);
    network.fit(data);
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, saved, true);
    MultiLayerNetwork loaded =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(saved.toByteArray()));
    assertEquals(network.getLayerWiseConfigurations(), loaded.getLayerWiseConfigurations());
    assertArrayEquals(
        values(network.output(data.getFeatures())), values(loaded.output(data.getFeatures())), 0);
  }

  @Test
  void anotherNumberOfOutputsIsRefused() {
    var configuration =
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(new Highway.Builder().nIn(3).nOut(4).build())
            .layer(new LossLayer.Builder(LossFunction.MSE).build())
            .build();
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> new MultiLayerNetwork(configuration).init())
            .getMessage();
    assertTrue(message.contains("as many outputs as inputs, but was given 4 and 3"), message);
  }
}
