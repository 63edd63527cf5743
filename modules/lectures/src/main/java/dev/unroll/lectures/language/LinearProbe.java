package dev.unroll.lectures.language;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.lectures.network.Training;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads a label from a state by softmax regression (Alain and Bengio 2017): what it finds, the
 * output layer above that state can find as well.
 *
 * <pre>P(label) = softmax(A h + b)</pre>
 *
 * Least squares on one-hot labels, which needs no updates, was tried first: with more labels than
 * units it hides labels behind each other (Hastie, Tibshirani and Friedman 2009, section 4.2), and
 * so reads much less than is there. The number of updates is one for all, so that no figure tells
 * of the probe's patience.
 */
final class LinearProbe {
  private static final int ROWS = 256;
  private static final int UPDATES = 300;

  private final CarryingGraph graph;

  /**
   * Fits a probe.
   *
   * @param states [M][H], whitened, for otherwise the updates would not do; not changed
   * @param labels [M] in [0, classes)
   * @param random chooses the states of each update
   */
  LinearProbe(float[][] states, int[] labels, int classes, RandomStream random) {
    Training training = Training.adam(0.05, UPDATES);
    Rate rate = new Rate(training.schedule());
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(1).miniBatch(false);
    new Optimiser(training.optimiser(), 0, 0).configure(builder, rate);
    graph =
        new CarryingGraph(
            builder
                .graphBuilder()
                .addInputs("state")
                .addLayer(
                    "label",
                    new SoftmaxOutput.Builder().nIn(states[0].length).nOut(classes).build(),
                    "state")
                .setOutputs("label")
                .build());
    graph.init();
    GraphStep step = new GraphStep(graph, training.normalisation(), training.threshold(), rate);
    INDArray ones = Nd4j.ones(ROWS, 1);
    for (int i = 0; i < UPDATES; i++) {
      float[][] some = new float[ROWS][];
      float[] wanted = new float[ROWS];
      for (int n = 0; n < ROWS; n++) {
        int m = random.nextInt(states.length);
        some[n] = states[m];
        wanted[n] = labels[m];
      }
      INDArray inputs = Nd4j.createFromArray(some);
      step.fit(inputs, Nd4j.createFromArray(wanted).reshape(ROWS, 1), ones, ROWS, i);
    }
  }

  /** Share of states [M][H] whose label is the most probable one. */
  double accuracy(float[][] states, int[] labels) {
    int[] best = graph.output(Nd4j.createFromArray(states))[0].argMax(1).toIntVector();
    int right = 0;
    for (int m = 0; m < labels.length; m++) {
      right += best[m] == labels[m] ? 1 : 0;
    }
    return (double) right / labels.length;
  }
}
