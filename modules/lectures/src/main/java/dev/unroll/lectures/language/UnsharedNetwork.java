package dev.unroll.lectures.language;

import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.Training;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Elman's network with weights of its own at each step, so for sequences of one length only.
 *
 * <pre>h_t = tanh(W_t [x_t; h_{t−1}] + b_t)      P(y_t) = softmax(V_t h_t + c_t)</pre>
 */
final class UnsharedNetwork {
  private final int steps;
  private final CarryingGraph graph;
  private final GraphStep step;
  private int updates;

  /** With new parameters for sequences of so many steps; equal arguments give equal ones. */
  UnsharedNetwork(int steps, Sizes sizes, Training training, long seed) {
    this.steps = steps;
    Rate rate = new Rate(training.schedule());
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .activation(Activation.TANH)
            .miniBatch(false);
    new Optimiser(training.optimiser(), 0, 0).configure(builder, rate);
    GraphBuilder layers = builder.graphBuilder().addInputs(names("input"));
    for (int t = 0; t < steps; t++) {
      String input = "input" + t;
      int width = sizes.inputs();
      if (t > 0) {
        layers.addVertex("both" + t, new MergeVertex(), input, "hidden" + (t - 1));
        input = "both" + t;
        width += sizes.hidden();
      }
      layers
          .addLayer(
              "hidden" + t, new DenseLayer.Builder().nIn(width).nOut(sizes.hidden()).build(), input)
          .addLayer(
              "output" + t,
              new SoftmaxOutput.Builder().nIn(sizes.hidden()).nOut(sizes.outputs()).build(),
              "hidden" + t);
    }
    graph = new CarryingGraph(layers.setOutputs(names("output")).build());
    graph.init();
    step = new GraphStep(graph, training.normalisation(), training.threshold(), rate);
  }

  private String[] names(String of) {
    return IntStream.range(0, steps).mapToObj(t -> of + t).toArray(String[]::new);
  }

  /** Layers "hidden0", "output0" and on, for each step. */
  CarryingGraph graph() {
    return graph;
  }

  long parameters() {
    return graph.numParams();
  }

  /** One update. */
  void fit(Samples samples) {
    INDArray[] inputs = new INDArray[steps];
    INDArray[] labels = new INDArray[steps];
    INDArray[] masks = new INDArray[steps];
    for (int t = 0; t < steps; t++) {
      inputs[t] = at(samples.inputs(), t);
      labels[t] = at(samples.labels(), t);
      masks[t] = Nd4j.ones(labels[t].size(0), 1);
    }
    step.fit(inputs, new INDArray[0], labels, masks, samples.counted(), updates++);
  }

  /** Share of the labels from a step on that are the most probable ones. */
  double accuracy(Samples samples, int from) {
    INDArray[] inputs =
        IntStream.range(0, steps).mapToObj(t -> at(samples.inputs(), t)).toArray(INDArray[]::new);
    INDArray[] outputs = graph.output(inputs);
    long right = 0;
    for (int t = from; t < steps; t++) {
      INDArray best = outputs[t].argMax(1);
      for (int n = 0; n < best.length(); n++) {
        right += best.getLong(n) == samples.labels().getLong(n, 0, t) ? 1 : 0;
      }
    }
    return (double) right / (steps - from) / samples.labels().size(0);
  }

  private static INDArray at(INDArray sequence, int t) {
    return sequence
        .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(t))
        .dup('c')
        .reshape(sequence.size(0), sequence.size(1));
  }
}
