package dev.unroll.cli;

import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.loss.SparseCrossEntropy;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A small LSTM that learns 0 1 2 3 0 1 2 3 ..: proof that training works here, in a blink. Being
 * what {@code doctor} does, it also decides which classes the launcher's class archive holds.
 *
 * @param first loss before training, nats per token; about ln 4
 * @param last loss after it
 * @param seconds that it took
 */
record TrialTraining(double first, double last, double seconds) {
  private static final int VOCABULARY = 4;
  private static final int HIDDEN = 8;
  private static final int ROWS = 4;
  private static final int STEPS = 8;
  private static final int UPDATES = 40;

  /** Below this the network knows what comes next; not knowing costs ln 4 = 1.39 nats. */
  private static final double LEARNED = 0.1;

  static TrialTraining run() {
    Rate rate = new Rate(new Schedule.Constant(0.05));
    Optimiser optimiser = new Optimiser(Optimiser.Kind.ADAM, 0, 0);
    GraphStep step =
        new GraphStep(graph(optimiser, rate), GradientNormalisation.CLIP_GLOBAL_NORM, 1, rate);
    INDArray mask = Nd4j.ones(ROWS, STEPS);
    long began = System.nanoTime();
    double first = 0;
    double last = 0;
    for (int update = 0; update < UPDATES; update++) {
      last = step.fit(counting(0), counting(1), mask, (long) ROWS * STEPS, update).loss();
      first = update == 0 ? last : first;
    }
    return new TrialTraining(first, last, (System.nanoTime() - began) / 1e9);
  }

  boolean learned() {
    return last < LEARNED;
  }

  /** Ids [N, 1, T]; row n counts from n + {@code ahead}. */
  private static INDArray counting(int ahead) {
    float[] ids = new float[ROWS * STEPS];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (i / STEPS + i % STEPS + ahead) % VOCABULARY;
    }
    return Nd4j.createFromArray(ids).reshape('c', ROWS, 1, STEPS);
  }

  private static CarryingGraph graph(Optimiser optimiser, Rate rate) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(1).miniBatch(false);
    optimiser.configure(builder, rate);
    CarryingGraph graph =
        new CarryingGraph(
            builder
                .graphBuilder()
                .addInputs("ids")
                .addLayer(
                    "embedding",
                    new EmbeddingSequenceLayer.Builder()
                        .nIn(VOCABULARY)
                        .nOut(HIDDEN)
                        .activation(Activation.IDENTITY)
                        .outputDataFormat(RNNFormat.NCW)
                        .build(),
                    "ids")
                .addLayer(
                    "recurrent",
                    new Recurrent.Builder(new Lstm()).nIn(HIDDEN).nOut(HIDDEN).build(),
                    "embedding")
                .addLayer(
                    "output",
                    new RnnOutputLayer.Builder(new SparseCrossEntropy())
                        .nIn(HIDDEN)
                        .nOut(VOCABULARY)
                        .activation(Activation.IDENTITY)
                        .dataFormat(RNNFormat.NCW)
                        .build(),
                    "recurrent")
                .setOutputs("output")
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTForwardLength(STEPS)
                .tBPTTBackwardLength(STEPS)
                .build());
    graph.init();
    return graph;
  }
}
