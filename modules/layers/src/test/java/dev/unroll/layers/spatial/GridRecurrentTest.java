package dev.unroll.layers.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.unroll.layers.FiniteDifference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What both layers promise in networks. */
class GridRecurrentTest {
  private static final Convolution3D.DataFormat NCDHW = Convolution3D.DataFormat.NCDHW;
  private static final int C = 2;
  private static final int H = 3;
  private static final int W = 4;

  /** Layers below the last convolution; made anew, for a network keeps what it is given. */
  enum Stack {
    CONVLSTM {
      @Override
      List<Layer> layers() {
        return List.of(
            new ConvLstm.Builder(3).nOut(2).build(),
            new ConvLstm.Builder(3).peepholes(true).nOut(1).forgetBias(0.5).build());
      }
    },
    SPACETIME {
      @Override
      List<Layer> layers() {
        return List.of(new SpacetimeLstm.Builder(3, 2).nOut(2).build());
      }
    },
    WIDE_KERNEL {
      @Override
      List<Layer> layers() {
        return List.of(
            new ConvLstm.Builder(1).nOut(2).build(),
            new SpacetimeLstm.Builder(5, 2).nOut(1).build());
      }
    };

    abstract List<Layer> layers();
  }

  private static MultiLayerNetwork network(Stack stack, DataType type) {
    var list =
        new NeuralNetConfiguration.Builder().seed(4).dataType(type).updater(new Adam(0.01)).list();
    stack.layers().forEach(list::layer);
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            list.layer(
                    new Convolution3D.Builder(1, 1, 1)
                        .dataFormat(NCDHW)
                        .nOut(C)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(
                    new Cnn3DLossLayer.Builder(NCDHW)
                        .lossFunction(LossFunction.L2)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.convolutional3D(NCDHW, 3, H, W, C))
                .build());
    network.init();
    Map<String, INDArray> parameters = network.paramTable();
    parameters.keySet().stream()
        .filter(key -> key.endsWith("_p")) // zeros would hide them
        .map(parameters::get)
        .forEach(peepholes -> peepholes.assign(Nd4j.randn(type, peepholes.shape())));
    return network;
  }

  private static DataSet data(DataType type, int rows, int steps) {
    Nd4j.getRandom().setSeed(6);
    long[] shape = {rows, C, steps, H, W};
    return new DataSet(
        Nd4j.randn(DataType.DOUBLE, shape).castTo(type),
        Nd4j.randn(DataType.DOUBLE, shape).castTo(type));
  }

  private static INDArray gradient(MultiLayerNetwork network, DataSet data) {
    network.setInput(data.getFeatures());
    network.setLabels(data.getLabels());
    network.computeGradientAndScore();
    INDArray gradient = network.getFlattenedGradients().dup();
    return gradient.reshape(gradient.length());
  }

  private static double[] values(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  @ParameterizedTest
  @EnumSource
  void gradientsOfWholeNetworksAgreeWithFiniteDifferences(Stack stack) {
    ComputationGraph graph = network(stack, DataType.DOUBLE).toComputationGraph();
    DataSet data = data(DataType.DOUBLE, 2, 3);
    graph.setInput(0, data.getFeatures());
    graph.setLabel(0, data.getLabels());
    graph.computeGradientAndScore();
    FiniteDifference.assertDirections(
        graph,
        () -> graph.score(data) * data.numExamples(), // a score is a mean over N
        1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void singlePrecisionAgreesWithDouble(Stack stack) {
    MultiLayerNetwork exact = network(stack, DataType.DOUBLE);
    MultiLayerNetwork fast = network(stack, DataType.FLOAT);
    fast.setParams(exact.params().castTo(DataType.FLOAT));
    DataSet data = data(DataType.DOUBLE, 5, 4);
    DataSet same = data(DataType.FLOAT, 5, 4);
    assertArrayEquals(
        values(exact.output(data.getFeatures())), values(fast.output(same.getFeatures())), 1e-5);
    assertArrayEquals(values(gradient(exact, data)), values(gradient(fast, same)), 1e-3);
  }

  @ParameterizedTest
  @EnumSource
  void stepByStepIsTheWholeSequence(Stack stack) {
    MultiLayerNetwork network = network(stack, DataType.FLOAT);
    INDArray x = data(DataType.FLOAT, 3, 5).getFeatures();
    INDArray whole = network.output(x);
    INDArray head = network.rnnTimeStep(steps(x, 0, 2));
    assertArrayEquals(values(steps(whole, 0, 2)), values(head), 1e-6);
    for (int t = 2; t < 5; t++) {
      INDArray one = network.rnnTimeStep(steps(x, t, t + 1));
      assertArrayEquals(values(steps(whole, t, t + 1)), values(one), 1e-6);
    }
    network.rnnClearPreviousState();
    assertArrayEquals(values(head), values(network.rnnTimeStep(steps(x, 0, 2))), 0);
  }

  private static INDArray steps(INDArray x, int from, int to) {
    return x.get(all(), all(), interval(from, to), all(), all()).dup('c');
  }

  @ParameterizedTest
  @EnumSource
  void aForecastReadsItsOwnFrames(Stack stack) {
    MultiLayerNetwork network = network(stack, DataType.FLOAT);
    INDArray x = data(DataType.FLOAT, 3, 4).getFeatures();
    INDArray forecast = FrameForecast.after(network, x, 3);
    INDArray longer = Nd4j.concat(2, x, steps(forecast, 0, 2));
    INDArray again = steps(network.output(longer), 3, 6); // the whole, from the first frame on
    assertArrayEquals(values(again), values(forecast), 1e-5);
  }

  @ParameterizedTest
  @EnumSource
  void rowsDoNotSeeEachOther(Stack stack) {
    MultiLayerNetwork network = network(stack, DataType.FLOAT);
    INDArray x = data(DataType.FLOAT, 5, 4).getFeatures();
    INDArray one = x.get(interval(3, 4), all(), all(), all(), all()).dup('c');
    INDArray expected = network.output(x).get(interval(3, 4), all(), all(), all(), all());
    assertArrayEquals(values(expected), values(network.output(one)), 1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void savedAndLoadedItGivesTheSameBits(Stack stack) throws IOException {
    MultiLayerNetwork network = network(stack, DataType.FLOAT);
    DataSet data = data(DataType.FLOAT, 3, 4);
    network.fit(data);
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, saved, true);
    MultiLayerNetwork loaded =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(saved.toByteArray()));
    assertEquals(network.getLayerWiseConfigurations(), loaded.getLayerWiseConfigurations());
    assertArrayEquals(
        values(network.output(data.getFeatures())), values(loaded.output(data.getFeatures())), 0);
    network.fit(data);
    loaded.fit(data);
    assertArrayEquals(values(network.params()), values(loaded.params()), 0);
  }

  @Test
  void aMaskIsRefused() {
    MultiLayerNetwork network = network(Stack.CONVLSTM, DataType.FLOAT);
    DataSet data = data(DataType.FLOAT, 2, 3);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> network.output(data.getFeatures(), false, Nd4j.ones(2, 3), Nd4j.ones(2, 3)))
            .getMessage();
    assertTrue(message.contains("sequences of pictures cannot be masked"), message);
  }

  @Test
  void anEvenKernelIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new ConvLstm.Builder(4)).getMessage();
    assertEquals("kernel must be odd, but was 4", message);
  }

  @Test
  void aStateOfAnotherBatchIsRefused() {
    MultiLayerNetwork network = network(Stack.SPACETIME, DataType.FLOAT);
    network.rnnTimeStep(data(DataType.FLOAT, 2, 1).getFeatures());
    INDArray other = data(DataType.FLOAT, 3, 1).getFeatures();
    String message =
        assertThrows(IllegalArgumentException.class, () -> network.rnnTimeStep(other)).getMessage();
    assertTrue(message.contains("call rnnClearPreviousState before another batch"), message);
  }

  @Test
  void peepholesNeedTheirSizeOfPicture() {
    MultiLayerNetwork network = network(Stack.CONVLSTM, DataType.FLOAT);
    INDArray larger = Nd4j.zeros(DataType.FLOAT, 1, C, 2, 6, 6);
    String message =
        assertThrows(IllegalArgumentException.class, () -> network.output(larger)).getMessage();
    assertTrue(message.contains("with peepholes pictures must be 3 x 4, but are 6 x 6"), message);
  }

  @Test
  void forgetGatesBeginOpen() {
    INDArray b = network(Stack.SPACETIME, DataType.FLOAT).getLayer(0).getParam("a1");
    assertArrayEquals(new double[] {0, 0, 0, 0, 1, 1}, values(b));
  }
}
