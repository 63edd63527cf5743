package dev.unroll.layers.vertex;

import dev.unroll.layers.loss.SparseCrossEntropy;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A small encoder in both directions whose first states come from inputs, and a decoder that starts
 * from its last states and sees the last h at each step too, so that a state has two consumers.
 */
final class Translator {
  static final int N = 4;
  static final int S = 5;
  static final int T = 3;
  static final int H = 3;
  static final int CLASSES = 3;

  private Translator() {}

  static ComputationGraph graph(NeuralNetConfiguration.Builder network, Cell cell) {
    ComputationGraph graph = new ComputationGraph(builder(network, cell).build());
    graph.init();
    return graph;
  }

  static GraphBuilder builder(NeuralNetConfiguration.Builder network, Cell cell) {
    GraphBuilder builder =
        network
            .seed(3)
            .graphBuilder()
            .addInputs("source", "target", "start")
            .setInputTypes(
                InputType.recurrent(2), InputType.recurrent(2), InputType.feedForward(2));
    // Has parameters, whose gradient shows that of the encoder's input.
    builder.addLayer("below", new Recurrent.Builder(new Gru()).nOut(2).build(), "source");
    List<String> forward = new ArrayList<>(List.of("below"));
    List<String> both = new ArrayList<>(List.of("target"));
    for (String state : cell.states()) {
      // Has parameters, whose gradient shows that of the first state.
      builder.addLayer("first " + state, dense(H), "start");
      forward.add("first " + state);
    }
    builder.addVertex("forward", vertex(cell, Direction.FORWARD), forward.toArray(String[]::new));
    builder.addVertex("backward", vertex(cell, Direction.BACKWARD), "below", forward.get(1));
    for (String state : cell.states()) {
      builder.addVertex("forward " + state, new FinalState(state), "forward");
      builder.addVertex("backward " + state, new FinalState(state), "backward");
      builder.addLayer("last " + state, dense(H), "forward " + state, "backward " + state);
      both.add("last " + state);
    }
    return builder
        .addVertex("decoder", vertex(cell, Direction.FORWARD), both.toArray(String[]::new))
        .addVertex("again", FinalState.hidden(), "forward")
        .addVertex("summary", new MergeVertex(), "again", "last " + Cell.HIDDEN)
        .addVertex("repeated", new DuplicateToTimeSeriesVertex("target"), "summary")
        .addLayer(
            "output",
            new RnnOutputLayer.Builder(new SparseCrossEntropy())
                .nOut(CLASSES)
                .activation(Activation.IDENTITY)
                .dataFormat(RNNFormat.NCW)
                .build(),
            "decoder",
            "repeated")
        .setOutputs("output");
  }

  static ComputationGraphConfiguration configuration(
      NeuralNetConfiguration.Builder network, Cell cell) {
    return builder(network, cell).build();
  }

  private static DenseLayer dense(int outputs) {
    return new DenseLayer.Builder().nOut(outputs).activation(Activation.TANH).build();
  }

  private static RecurrentVertex vertex(Cell cell, Direction direction) {
    Recurrent layer = new Recurrent.Builder(cell).direction(direction).nOut(H).build();
    return new RecurrentVertex(layer);
  }

  /** Random data in double, with masks that have holes and in the last row no step at all. */
  static MultiDataSet data(Random random) {
    INDArray labels = Nd4j.create(DataType.DOUBLE, N, 1, T);
    for (int i = 0; i < labels.length(); i++) {
      labels.putScalar(i, random.nextInt(CLASSES));
    }
    INDArray targetMask =
        Nd4j.createFromArray(new double[][] {{1, 1, 1}, {1, 0, 1}, {0, 1, 0}, {1, 1, 0}});
    INDArray sourceMask =
        Nd4j.createFromArray(
            new double[][] {{1, 1, 1, 1, 1}, {0, 1, 0, 1, 0}, {1, 1, 1, 0, 0}, {0, 0, 0, 0, 0}});
    return new MultiDataSet(
        new INDArray[] {normal(random, N, 2, S), normal(random, N, 2, T), normal(random, N, 2)},
        new INDArray[] {labels},
        new INDArray[] {sourceMask, targetMask, null},
        new INDArray[] {targetMask});
  }

  static MultiDataSet cast(MultiDataSet data, DataType type) {
    return new MultiDataSet(
        cast(data.getFeatures(), type),
        cast(data.getLabels(), type),
        cast(data.getFeaturesMaskArrays(), type),
        cast(data.getLabelsMaskArrays(), type));
  }

  private static INDArray[] cast(INDArray[] arrays, DataType type) {
    INDArray[] copies = new INDArray[arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      copies[i] = arrays[i] == null ? null : arrays[i].castTo(type).dup();
    }
    return copies;
  }

  static INDArray normal(Random random, long... shape) {
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  static void compute(ComputationGraph graph, MultiDataSet data) {
    graph.setInputs(data.getFeatures());
    graph.setLabels(data.getLabels());
    graph.setLayerMaskArrays(data.getFeaturesMaskArrays(), data.getLabelsMaskArrays());
    graph.computeGradientAndScore();
  }

  /** Of all parameters; computed anew. */
  static INDArray gradient(ComputationGraph graph, MultiDataSet data) {
    compute(graph, data);
    return graph.getFlattenedGradients().dup();
  }

  static INDArray output(ComputationGraph graph, MultiDataSet data) {
    return graph.output(false, data.getFeatures(), data.getFeaturesMaskArrays())[0];
  }
}
