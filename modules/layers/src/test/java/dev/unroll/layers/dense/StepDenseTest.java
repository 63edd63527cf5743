package dev.unroll.layers.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.output.SoftmaxOutput;
import java.util.Random;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class StepDenseTest {
  private static final int N = 3;
  private static final int F = 4;
  private static final int H = 5;
  private static final int T = 6;

  private static MultiLayerNetwork network(Layer hidden) {
    ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .dataType(DataType.DOUBLE)
            .updater(new NoOp())
            .list()
            .layer(hidden)
            .layer(
                new RnnOutputLayer.Builder(LossFunction.MSE)
                    .nOut(2)
                    .activation(Activation.IDENTITY)
                    .dataFormat(RNNFormat.NCW)
                    .build());
    MultiLayerConfiguration configuration = layers.setInputType(InputType.recurrent(F)).build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  private static INDArray normal(Random random, long... shape) {
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  private static StepDense dense(boolean bias) {
    return new StepDense.Builder().nOut(H).activation(Activation.TANH).hasBias(bias).build();
  }

  @Test
  void outputsAndGradientsAreThoseOfTheStockLayerBetweenPreprocessors() {
    MultiLayerNetwork ours = network(dense(true));
    MultiLayerNetwork stock =
        network(new DenseLayer.Builder().nOut(H).activation(Activation.TANH).build());
    stock.setParams(ours.params());
    Random random = new Random(2);
    INDArray x = normal(random, N, F, T);
    INDArray y = normal(random, N, 2, T);
    assertEquals(0, ours.output(x).sub(stock.output(x)).norm2Number().doubleValue(), 1e-12);
    INDArray difference = gradient(ours, x, y).sub(gradient(stock, x, y));
    assertEquals(0, difference.norm2Number().doubleValue(), 1e-12);
  }

  private static INDArray gradient(MultiLayerNetwork network, INDArray x, INDArray y) {
    network.setInput(x);
    network.setLabels(y);
    network.computeGradientAndScore();
    return network.getFlattenedGradients().dup();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradientsAgreeWithFiniteDifferencesUnderAMask(boolean bias) {
    Random random = new Random(3);
    INDArray mask =
        Nd4j.createFromArray(
            new double[][] {{1, 1, 1, 1, 1, 1}, {1, 0, 1, 0, 1, 1}, {1, 1, 0, 0, 0, 0}});
    DataType before = Nd4j.dataType();
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE); // the check insists on it
    boolean passed =
        GradientCheckUtil.checkGradients(
            new GradientCheckUtil.MLNConfig()
                .net(network(dense(bias)))
                .input(normal(random, N, F, T))
                .inputMask(mask)
                .labels(normal(random, N, 2, T))
                .labelMask(mask));
    Nd4j.setDefaultDataTypes(before, before);
    assertTrue(passed);
  }

  @Test
  void maskedStepsPutOutZeros() {
    MultiLayerNetwork network = network(dense(true));
    INDArray mask = Nd4j.ones(DataType.DOUBLE, 1, T);
    mask.putScalar(0, 2, 0);
    INDArray x = normal(new Random(4), 1, F, T);
    network.setLayerMaskArrays(mask, mask);
    INDArray hidden = network.feedForward(x).get(1);
    for (int t = 0; t < T; t++) {
      double norm = 0;
      for (int j = 0; j < H; j++) {
        norm += Math.abs(hidden.getDouble(0, j, t));
      }
      assertEquals(t == 2, norm == 0, "step " + t);
    }
  }

  @Test
  void aSavedConfigurationComesBackEqual() {
    MultiLayerConfiguration before = network(dense(false)).getLayerWiseConfigurations();
    assertEquals(before, MultiLayerConfiguration.fromJson(before.toJson()));
  }

  @Test
  void itFeedsASoftmaxOutput() {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(dense(true))
            .layer(new SoftmaxOutput.Builder().nOut(7).build())
            .setInputType(InputType.recurrent(F))
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    INDArray output = network.output(Nd4j.rand(DataType.FLOAT, N, F, T));
    assertEquals(java.util.List.of((long) N, 7L, (long) T), boxed(output.shape()));
  }

  private static java.util.List<Long> boxed(long[] shape) {
    return java.util.Arrays.stream(shape).boxed().toList();
  }
}
