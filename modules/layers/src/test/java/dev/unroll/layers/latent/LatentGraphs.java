package dev.unroll.layers.latent;

import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Vectors [N, X] that go through a code [N, Z] and are told apart into classes. */
final class LatentGraphs {
  static final int X = 3;
  static final int Z = 2;
  static final int CLASSES = 3;

  private LatentGraphs() {}

  static ComputationGraphConfiguration configuration(
      DataType type, LatentForm form, boolean perRow) {
    return new NeuralNetConfiguration.Builder()
        .dataType(type)
        .seed(3)
        .updater(new Adam(0.01))
        .miniBatch(perRow)
        .graphBuilder()
        .addInputs("x")
        .setInputTypes(InputType.feedForward(X))
        .addLayer("gaussian", dense(2 * Z), "x")
        .addVertex("z", new GaussianLatent(form), "gaussian")
        .addLayer("above", dense(4), "z")
        .addLayer(
            "y",
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(CLASSES)
                .activation(Activation.SOFTMAX)
                .build(),
            "above")
        .setOutputs("y")
        .build();
  }

  private static DenseLayer dense(int outputs) {
    return new DenseLayer.Builder().nOut(outputs).activation(Activation.TANH).build();
  }

  static ComputationGraph graph(DataType type, LatentForm form) {
    return init(configuration(type, form, false));
  }

  static ComputationGraph init(ComputationGraphConfiguration configuration) {
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    graph.params().muli(1.5);
    return graph;
  }

  static MultiDataSet data(DataType type, int rows) {
    Random random = new Random(2);
    INDArray x = Nd4j.create(type, rows, X);
    INDArray labels = Nd4j.create(type, rows, CLASSES);
    for (int n = 0; n < rows; n++) {
      for (int i = 0; i < X; i++) {
        x.putScalar(n, i, random.nextGaussian());
      }
      labels.putScalar(n, random.nextInt(CLASSES), 1);
    }
    return new MultiDataSet(new INDArray[] {x}, new INDArray[] {labels});
  }

  /** At an iteration, whose noise and β then hold for scores too. */
  static INDArray gradient(ComputationGraph graph, MultiDataSet data, int iteration) {
    graph.getConfiguration().setIterationCount(iteration);
    graph.setInputs(data.getFeatures());
    graph.setLabels(data.getLabels());
    graph.computeGradientAndScore();
    return graph.getFlattenedGradients().dup();
  }

  /** What the code added to the score when the graph last computed. */
  static double penalty(ComputationGraph graph) {
    return graph.getVertex("z").getLayer().calcRegularizationScore(false);
  }

  /** Means and log variances [N, 2 Z]. */
  static INDArray gaussian(ComputationGraph graph, MultiDataSet data) {
    return graph.feedForward(data.getFeatures(), false).get("gaussian").dup();
  }
}
