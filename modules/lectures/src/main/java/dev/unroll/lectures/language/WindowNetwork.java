package dev.unroll.lectures.language;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.Training;
import dev.unroll.training.batch.BatchArrays;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The neural n-gram model (Bengio et al. 2003, eq. 1, without the direct part): the vectors of the
 * last n tokens side by side, one hidden layer, a softmax over the vocabulary.
 *
 * <pre>P(w_{t+1}) = softmax(V tanh(W [E w_{t−n+1}; ...; E w_t] + d) + b)</pre>
 */
final class WindowNetwork implements NextToken {
  private final int window;
  private final Training training;
  private final CarryingGraph graph;
  private final GraphStep step;

  /**
   * With new parameters; equal arguments give equal ones.
   *
   * @param sizes of the recurrent network that it is compared with, whose cell is not used
   */
  WindowNetwork(int window, Sizes sizes, Training training, long seed) {
    this.window = window;
    this.training = training;
    Rate rate = new Rate(training.schedule());
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(seed).miniBatch(false);
    new Optimiser(training.optimiser(), 0, 0).configure(builder, rate);
    int joined = window * sizes.embedding();
    ComputationGraphConfiguration configuration =
        builder
            .graphBuilder()
            .addInputs("ids")
            .addLayer(
                "embedding",
                new TokenEmbedding.Builder().nIn(sizes.inputs()).nOut(sizes.embedding()).build(),
                "ids")
            .addVertex("joined", new ReshapeVertex('c', new int[] {-1, joined}, null), "embedding")
            .addLayer(
                "hidden",
                new DenseLayer.Builder()
                    .nIn(joined)
                    .nOut(sizes.hidden())
                    .activation(Activation.TANH)
                    .build(),
                "joined")
            .addLayer(
                "output",
                new SoftmaxOutput.Builder().nIn(sizes.hidden()).nOut(sizes.outputs()).build(),
                "hidden")
            .setOutputs("output")
            .build();
    graph = new CarryingGraph(configuration);
    graph.init();
    step = new GraphStep(graph, training.normalisation(), training.threshold(), rate);
  }

  /** Makes the updates of the training, each on as many windows from random places as it says. */
  WindowNetwork learn(int[] ids, RandomStream random) {
    int rows = training.rows();
    for (int i = 0; i < training.updates(); i++) {
      RandomStream places = random.at(i);
      int[] inputs = new int[rows * window];
      float[] labels = new float[rows];
      for (int n = 0; n < rows; n++) {
        int from = places.nextInt(ids.length - window);
        System.arraycopy(ids, from, inputs, n * window, window);
        labels[n] = ids[from + window];
      }
      step.fit(
          BatchArrays.window(inputs, rows, window),
          Nd4j.createFromArray(labels).reshape(rows, 1),
          Nd4j.ones(rows, 1),
          rows,
          i);
    }
    return this;
  }

  long parameters() {
    return graph.numParams();
  }

  @Override
  public double[][] after(int[][] contexts) {
    double[][] all = new double[contexts.length][];
    for (int from = 0; from < all.length; from += ROWS) {
      int rows = Math.min(all.length - from, ROWS);
      int[] ids = new int[rows * window];
      for (int n = 0; n < rows; n++) {
        int[] context = contexts[from + n];
        System.arraycopy(context, context.length - window, ids, n * window, window);
      }
      INDArray output = graph.output(BatchArrays.window(ids, rows, window))[0].dup('c');
      double[] flat = output.data().asDouble();
      int size = flat.length / rows;
      for (int n = 0; n < rows; n++) {
        all[from + n] = Arrays.copyOfRange(flat, n * size, (n + 1) * size);
      }
    }
    return all;
  }
}
