package dev.unroll.layers.pooling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class PoolingVertexTest {
  private static final double NAN = Double.NaN;

  private final Random random = new Random(3);

  /** One row of one feature through the vertex alone. */
  private static double pooled(Pooling pooling, double[] steps, double[] mask) {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .graphBuilder()
                .addInputs("in")
                .addVertex("pooled", new PoolingVertex(pooling), "in")
                .setOutputs("pooled")
                .build());
    graph.init();
    INDArray[] masks = {Nd4j.createFromArray(new double[][] {mask})};
    INDArray[] in = {Nd4j.createFromArray(new double[][][] {{steps}})};
    return graph.output(false, in, masks)[0].getDouble(0);
  }

  @Test
  void poolsOnlyWhatTheMaskKeepsInAnyPattern() {
    double[] steps = {-5, 2, NAN, -1, NAN};
    assertEquals(-1, pooled(Pooling.LAST, steps, new double[] {1, 1, 0, 1, 0}));
    assertEquals(2, pooled(Pooling.LAST, steps, new double[] {0, 1, 0, 0, 0}));
    assertEquals(-3, pooled(Pooling.MEAN, steps, new double[] {1, 0, 0, 1, 0}));
    assertEquals(-1, pooled(Pooling.MAX, steps, new double[] {1, 0, 0, 1, 0}));
    for (Pooling pooling : Pooling.values()) {
      assertEquals(0, pooled(pooling, steps, new double[5]));
    }
  }

  @ParameterizedTest
  @EnumSource(Pooling.class)
  void gradientIsThatOfFiniteDifferences(Pooling pooling) {
    ComputationGraph graph = new ComputationGraph(configuration(pooling));
    graph.init();
    INDArray mask = Nd4j.createFromArray(new double[][] {{1, 0, 1, 0}, {0, 1, 1, 1}, {0, 0, 0, 0}});
    MultiDataSet data =
        new MultiDataSet(
            new INDArray[] {normal(3, 2, 4)},
            new INDArray[] {normal(3, 2)},
            new INDArray[] {mask},
            null);
    graph.setInputs(data.getFeatures());
    graph.setLabels(data.getLabels());
    graph.setLayerMaskArrays(data.getFeaturesMaskArrays(), null);
    graph.computeGradientAndScore();
    INDArray gradient = graph.getFlattenedGradients().dup();
    for (long i = 0; i < gradient.length(); i++) {
      double kept = graph.params().getDouble(i);
      graph.params().putScalar(i, kept + 1e-6);
      double above = graph.score(data, true);
      graph.params().putScalar(i, kept - 1e-6);
      double below = graph.score(data, true);
      graph.params().putScalar(i, kept);
      assertEquals((above - below) / 2e-6, gradient.getDouble(i), 1e-7, "parameter " + i);
    }
  }

  private INDArray normal(long... shape) {
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  @ParameterizedTest
  @EnumSource(Pooling.class)
  void masksOfOneCallAreGoneInTheNextAndJsonKeepsAll(Pooling pooling) {
    ComputationGraphConfiguration configuration = configuration(pooling);
    var read = ComputationGraphConfiguration.fromJson(configuration.toJson());
    assertEquals(configuration, read);
    ComputationGraph graph = new ComputationGraph(read);
    graph.init();
    INDArray in = normal(3, 2, 4);
    INDArray expected = graph.output(in)[0].dup();
    graph.output(false, new INDArray[] {in}, new INDArray[] {Nd4j.zeros(DataType.DOUBLE, 3, 4)});
    assertEquals(expected, graph.output(in)[0]);
  }

  @Test
  void otherThanOneSequenceIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PoolingVertex.lastStep().getOutputType(0, InputType.feedForward(3)));
  }

  private static ComputationGraphConfiguration configuration(Pooling pooling) {
    return new NeuralNetConfiguration.Builder()
        .seed(4)
        .dataType(DataType.DOUBLE)
        .miniBatch(false)
        .updater(new Sgd(1))
        .graphBuilder()
        .addInputs("in")
        .setInputTypes(InputType.recurrent(2))
        .addLayer(
            "below", new SimpleRnn.Builder().nOut(3).activation(Activation.TANH).build(), "in")
        .addVertex("pooled", new PoolingVertex(pooling), "below")
        .addLayer(
            "output",
            new OutputLayer.Builder(LossFunction.MSE)
                .nOut(2)
                .activation(Activation.IDENTITY)
                .build(),
            "pooled")
        .setOutputs("output")
        .build();
  }
}
