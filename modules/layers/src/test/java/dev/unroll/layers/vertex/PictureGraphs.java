package dev.unroll.layers.vertex;

import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Recurrent;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Networks that say something of a vector, as of a picture, in the two ways of the vertices. */
final class PictureGraphs {
  static final int N = 3;
  static final int T = 4;
  static final int E = 2;
  static final int H = 3;
  static final int V = 5;
  static final double[][] MASK = {{1, 1, 1, 1}, {1, 1, 0, 0}, {0, 1, 0, 1}};

  private PictureGraphs() {}

  static GraphBuilder builder(DataType type) {
    return new NeuralNetConfiguration.Builder()
        .dataType(type)
        .seed(4)
        .miniBatch(false)
        .graphBuilder()
        .addInputs("x", "picture")
        .setInputTypes(InputType.recurrent(2), InputType.feedForward(3))
        .addLayer("words", cells(E), "x")
        .addLayer(
            "v", new DenseLayer.Builder().nOut(E).activation(Activation.TANH).build(), "picture");
  }

  static Recurrent cells(int hidden) {
    return new Recurrent.Builder(new Elman()).nOut(hidden).build();
  }

  /** The picture at every step. */
  static ComputationGraph everyStep(DataType type) {
    return graph(
        builder(type)
            .addVertex("both", new EveryStep(), "words", "v")
            .addLayer("top", cells(H), "both")
            .addLayer("y", new SoftmaxOutput.Builder().nOut(V).build(), "top"));
  }

  /** The picture as first word. */
  static ComputationGraph firstStep(DataType type) {
    return graph(
        builder(type)
            .addVertex("both", new FirstStep(), "words", "v")
            .addLayer("longer", cells(H), "both")
            .addVertex("top", new WithoutFirstStep(), "longer")
            .addLayer("y", new SoftmaxOutput.Builder().nOut(V).build(), "top"));
  }

  private static ComputationGraph graph(GraphBuilder builder) {
    ComputationGraphConfiguration configuration = builder.setOutputs("y").build();
    ComputationGraph graph =
        new ComputationGraph(ComputationGraphConfiguration.fromJson(configuration.toJson()));
    graph.init();
    graph.params().muli(1.3);
    return graph;
  }

  static INDArray mask(DataType type) {
    return Nd4j.createFromArray(MASK).castTo(type);
  }

  static MultiDataSet data(DataType type) {
    Random random = new Random(8);
    INDArray labels = Nd4j.create(type, N, 1, T);
    for (int i = 0; i < labels.length(); i++) {
      labels.putScalar(i, random.nextInt(V));
    }
    return new MultiDataSet(
        new INDArray[] {normal(random, type, N, 2, T), normal(random, type, N, 3)},
        new INDArray[] {labels},
        new INDArray[] {mask(type), null},
        new INDArray[] {mask(type)});
  }

  private static INDArray normal(Random random, DataType type, long... shape) {
    INDArray array = Nd4j.create(type, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  static INDArray gradient(ComputationGraph graph, MultiDataSet data) {
    graph.setInputs(data.getFeatures());
    graph.setLabels(data.getLabels());
    graph.setLayerMaskArrays(data.getFeaturesMaskArrays(), data.getLabelsMaskArrays());
    graph.computeGradientAndScore();
    graph.clearLayerMaskArrays();
    return graph.getFlattenedGradients().dup();
  }

  /** A batch with three more steps of NaN that nothing counts. */
  static MultiDataSet padded(MultiDataSet data) {
    INDArray mask = Nd4j.concat(1, data.getFeaturesMaskArray(0), zeros(data, N, 3));
    return new MultiDataSet(
        new INDArray[] {
          Nd4j.concat(2, data.getFeatures(0), zeros(data, N, 2, 3).addi(Double.NaN)),
          data.getFeatures(1)
        },
        new INDArray[] {Nd4j.concat(2, data.getLabels(0), zeros(data, N, 1, 3))},
        new INDArray[] {mask, null},
        new INDArray[] {mask});
  }

  private static INDArray zeros(MultiDataSet data, long... shape) {
    return Nd4j.create(data.getFeatures(0).dataType(), shape);
  }
}
