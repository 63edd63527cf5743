package dev.unroll.layers.frames;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.FiniteDifference;
import dev.unroll.layers.ctc.CtcOutput;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FrameConvolutionTest {
  private static final int F = 3;
  private static final int M = 4;

  private final INDArray labels = Nd4j.createFromArray(new double[][] {{1, 2}, {2, -1}, {1, -1}});

  private static MultiLayerNetwork network(DataType type, FrameConvolution.Builder convolution) {
    return Stack.network(
        type,
        F,
        convolution.nOut(M).build(),
        new FrameConvolution.Builder(Window.centred(2, 1)).nOut(3).build(),
        new CtcOutput.Builder().nOut(3).build());
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT, 1, 0, 1",
    "FLOAT, 5, 2, 2",
    "FLOAT, 4, 0, 3",
    "DOUBLE, 5, 1, 2",
    "FLOAT, 2, 1, 4"
  })
  void outputIsTheSumOfItsDefinition(DataType type, int width, int ahead, int stride) {
    Window window = new Window(width, ahead, stride);
    MultiLayerNetwork network =
        network(type, new FrameConvolution.Builder(window).activation(Activation.TANH));
    int[] lengths = {7, 4, 6};
    INDArray x = Stack.normal(type, 3, F, 7, 1);
    INDArray mask = Stack.mask(type, 7, lengths);
    network.getParam("0_b").assign(0.3);
    INDArray w = network.getParam("0_W");
    INDArray actual = network.feedForward(x, mask, mask).get(1);
    assertArrayEquals(new long[] {3, M, window.outputs(7)}, actual.shape());
    for (int n = 0; n < 3; n++) {
      for (int j = 0; j < window.outputs(7); j++) {
        for (int m = 0; m < M; m++) {
          double z = 0.3;
          for (int at = 0; at < width; at++) {
            int t = j * stride - (width - 1 - ahead) + at;
            for (int f = 0; f < F && t >= 0 && t < lengths[n]; f++) {
              z += w.getDouble(at * F + f, m) * x.getDouble(n, f, t);
            }
          }
          double expected = j * stride < lengths[n] ? Math.tanh(z) : 0;
          assertEquals(expected, actual.getDouble(n, m, j), 1e-5);
        }
      }
    }
  }

  @Test
  void gradientIsTheFiniteDifference() {
    FrameConvolution.Builder clipped =
        new FrameConvolution.Builder(new Window(3, 1, 2)).clippedAt(0.8);
    MultiLayerNetwork network = network(DataType.DOUBLE, clipped);
    INDArray x = Stack.normal(DataType.DOUBLE, 3, F, 9, 1);
    INDArray mask = Stack.mask(DataType.DOUBLE, 9, 9, 4, 6);
    Stack.score(network, x, labels, mask, null);
    INDArray gradient = network.getFlattenedGradients().dup();
    FiniteDifference.assertGradient(
        network.params(), gradient, () -> Stack.score(network, x, labels, mask, null), 1e-6);
  }

  @Test
  void singlePrecisionOnThreadsGivesTheGradientOfDouble() {
    Window window = new Window(4, 1, 2);
    MultiLayerNetwork fast = network(DataType.FLOAT, new FrameConvolution.Builder(window));
    MultiLayerNetwork exact = network(DataType.DOUBLE, new FrameConvolution.Builder(window));
    exact.setParams(fast.params().castTo(DataType.DOUBLE));
    for (MultiLayerNetwork network : new MultiLayerNetwork[] {fast, exact}) {
      DataType type = network.params().dataType();
      INDArray x = Stack.normal(type, 3, F, 9, 1);
      Stack.score(network, x, labels, Stack.mask(type, 9, 9, 4, 6), null);
    }
    INDArray difference =
        fast.getFlattenedGradients().castTo(DataType.DOUBLE).sub(exact.getFlattenedGradients());
    assertTrue(difference.amaxNumber().doubleValue() < 1e-4);
  }

  @ParameterizedTest
  @CsvSource({"FLOAT", "DOUBLE"})
  void paddingChangesNothingWhateverItHolds(DataType type) {
    MultiLayerNetwork network =
        network(type, new FrameConvolution.Builder(Window.centred(5, 2)).clippedAt(20));
    INDArray x = Stack.normal(type, 3, F, 9, 1);
    INDArray mask = Stack.mask(type, 9, 9, 4, 6);
    double score = Stack.score(network, Stack.padded(x, mask, 0), labels, mask, null);
    INDArray gradient = network.getFlattenedGradients().dup();
    INDArray longer = Nd4j.concat(2, x, Stack.normal(type, 3, F, 4, 2));
    INDArray more = Nd4j.concat(1, mask, Nd4j.zeros(type, 3, 4));
    for (double padding : new double[] {1e4, Double.NaN, Double.NEGATIVE_INFINITY}) {
      INDArray padded = Stack.padded(longer, more, padding);
      assertEquals(score, Stack.score(network, padded, labels, more, null), 1e-5);
      INDArray difference = network.getFlattenedGradients().sub(gradient);
      assertTrue(difference.amaxNumber().doubleValue() < 1e-4);
    }
  }

  @Test
  void configurationSurvivesJson() {
    MultiLayerNetwork network =
        network(DataType.FLOAT, new FrameConvolution.Builder(new Window(7, 2, 3)).clippedAt(20));
    MultiLayerConfiguration before = network.getLayerWiseConfigurations();
    MultiLayerConfiguration after = MultiLayerConfiguration.fromJson(before.toJson());
    assertEquals(before, after);
    FrameConvolution read = (FrameConvolution) after.getConf(0).getLayer();
    assertEquals(new Window(7, 2, 3), read.window());
    assertEquals(InputType.recurrent(M, 4), read.getOutputType(0, InputType.recurrent(F, 10)));
  }

  @Test
  void wrongWindowsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Window(0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Window(3, 3, 1));
    assertThrows(IllegalArgumentException.class, () -> new Window(3, 1, 0));
  }
}
