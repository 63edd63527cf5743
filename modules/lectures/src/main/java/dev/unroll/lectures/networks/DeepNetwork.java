package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.highway.Highway;
import dev.unroll.layers.highway.HighwayLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A feed-forward network of many layers of tanh over points of the plane. */
final class DeepNetwork {
  /** What a layer after the first does with its input x, where H(x) = tanh(x W + b). */
  enum Kind {
    /** H(x). */
    PLAIN,
    /** H(x) + x. */
    RESIDUAL,
    /** H(x) ∘ T(x) + x ∘ (1 − T(x)). */
    HIGHWAY;

    /** As in a legend. */
    String title() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  private static final String OUTPUT = "output";

  private final int depth;
  private final ComputationGraph graph;

  /**
   * With new parameters.
   *
   * @param depth hidden layers; the first is a dense layer in each kind
   * @param units of a hidden layer
   * @param rate of Adam
   */
  DeepNetwork(Kind kind, int depth, int units, double rate, long seed) {
    this.depth = depth;
    GraphBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(new Adam(rate))
            .weightInit(WeightInit.XAVIER)
            .graphBuilder()
            .addInputs("points")
            .setInputTypes(InputType.feedForward(2));
    layers.addLayer(name(1), dense(units), "points");
    for (int layer = 2; layer <= depth; layer++) {
      String below = name(layer - 1);
      switch (kind) {
        case PLAIN -> layers.addLayer(name(layer), dense(units), below);
        case RESIDUAL -> {
          layers.addLayer("new" + layer, dense(units), below);
          ElementWiseVertex sum = new ElementWiseVertex(ElementWiseVertex.Op.Add);
          layers.addVertex(name(layer), sum, "new" + layer, below);
        }
        case HIGHWAY ->
            layers.addLayer(
                name(layer), new Highway.Builder().activation(Activation.TANH).build(), below);
      }
    }
    OutputLayer output =
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(Spirals.ARMS)
            .activation(Activation.SOFTMAX)
            .build();
    graph =
        new ComputationGraph(
            layers.addLayer(OUTPUT, output, name(depth)).setOutputs(OUTPUT).build());
    graph.init();
  }

  private static DenseLayer dense(int units) {
    return new DenseLayer.Builder().nOut(units).activation(Activation.TANH).build();
  }

  private static String name(int layer) {
    return "layer" + layer;
  }

  /** Makes updates, each on 64 new points. */
  void learn(Spirals task, int updates, RandomStream random) {
    for (int i = 0; i < updates; i++) {
      graph.fit(task.points(random.at(i), 64));
    }
  }

  /** Nats for each point. */
  double nats(DataSet points) {
    return graph.score(points, false);
  }

  /** Number of parameters. */
  long parameters() {
    return graph.numParams();
  }

  /** The graph under it, whose hidden layers are "layer1" and on. */
  ComputationGraph graph() {
    return graph;
  }

  /**
   * The gates T of a highway network.
   *
   * @param points [N, 2]
   * @return one [N, units] for each layer from the second on
   */
  List<INDArray> gates(INDArray points) {
    var outputs = graph.feedForward(points, false);
    List<INDArray> gates = new ArrayList<>();
    for (int layer = 2; layer <= depth; layer++) {
      HighwayLayer highway = (HighwayLayer) graph.getLayer(name(layer));
      gates.add(highway.gates(outputs.get(name(layer - 1))));
    }
    return gates;
  }
}
