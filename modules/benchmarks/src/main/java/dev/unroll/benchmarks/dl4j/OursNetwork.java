package dev.unroll.benchmarks.dl4j;

import dev.unroll.benchmarks.work.Gates;
import dev.unroll.benchmarks.work.Sizes;
import dev.unroll.benchmarks.work.StackCase;
import dev.unroll.benchmarks.work.Work;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.nd4j.linalg.activations.Activation;

/** The graphs of the cases, made of this project's layers. */
final class OursNetwork {
  private static final int WHOLE_SEGMENT = 1 << 20;

  private OursNetwork() {}

  static CarryingGraph graph(StackCase work, Rate rate) {
    Sizes sizes = work.sizes();
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(1).miniBatch(false);
    new Optimiser(Optimiser.Kind.ADAM, 0, 0).configure(builder, rate);
    GraphBuilder graph = builder.graphBuilder().addInputs("inputs");
    boolean frames = work.work() == Work.TRAIN_FRAMES;
    String below = frames ? "inputs" : embedding(graph, sizes);
    for (int i = 0; i < work.layers(); i++) {
      graph.addLayer("recurrent" + i, recurrent(work, i), below);
      below = "recurrent" + i;
    }
    graph.addLayer(
        "output",
        new SoftmaxOutput.Builder()
            .nIn(work.outputs())
            .nOut(sizes.classes())
            .activation(Activation.IDENTITY)
            .build(),
        below);
    graph.setOutputs("output");
    if (!frames) { // both directions know no carried state
      graph
          .backpropType(BackpropType.TruncatedBPTT)
          .tBPTTForwardLength(WHOLE_SEGMENT)
          .tBPTTBackwardLength(WHOLE_SEGMENT);
    }
    CarryingGraph network = new CarryingGraph(graph.build());
    network.init();
    return network;
  }

  private static String embedding(GraphBuilder graph, Sizes sizes) {
    graph.addLayer(
        "embedding",
        new TokenEmbedding.Builder().nIn(sizes.classes()).nOut(sizes.features()).build(),
        "inputs");
    return "embedding";
  }

  private static Recurrent recurrent(StackCase work, int layer) {
    Cell cell = work.gates() == Gates.LSTM ? new Lstm() : new Gru();
    return new Recurrent.Builder(cell)
        .nIn(work.inputs(layer))
        .nOut(work.sizes().hidden())
        .direction(work.directions() == 1 ? Recurrent.Direction.FORWARD : Recurrent.Direction.BOTH)
        .dataFormat(RNNFormat.NCW)
        .build();
  }
}
