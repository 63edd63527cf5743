package dev.unroll.training;

import dev.unroll.data.batch.TokenBatch;
import dev.unroll.layers.dropout.ElementDropout;
import dev.unroll.layers.dropout.VariationalDropout;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.loss.SparseCrossEntropy;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Optimiser.Kind;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A language model small enough for finite differences: embedding [V, H], LSTM, output [H, V].
 *
 * @param vocabulary V
 * @param hidden H
 * @param dropout in [0, 1), below and above the LSTM
 */
public record TinyNetwork(int vocabulary, int hidden, DataType type, double dropout) {
  /** V 5, H 4, no dropout. */
  public static TinyNetwork of(DataType type) {
    return new TinyNetwork(5, 4, type, 0);
  }

  /** What every graph begins with; the optimiser is gradient descent of rate 1. */
  public NeuralNetConfiguration.Builder builder() {
    return builder(new Optimiser(Kind.SGD, 0, 0), new Rate(new Schedule.Constant(1)));
  }

  public NeuralNetConfiguration.Builder builder(Optimiser optimiser, Rate rate) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(5).dataType(type).miniBatch(false);
    optimiser.configure(builder, rate);
    return builder;
  }

  public CarryingGraph graph(NeuralNetConfiguration.Builder builder) {
    CarryingGraph graph = new CarryingGraph(configuration(builder));
    graph.init();
    return graph;
  }

  public ComputationGraphConfiguration configuration(NeuralNetConfiguration.Builder builder) {
    return builder
        .graphBuilder()
        .addInputs("ids")
        .addLayer(
            "embedding",
            new EmbeddingSequenceLayer.Builder()
                .nIn(vocabulary)
                .nOut(hidden)
                .outputDataFormat(RNNFormat.NCW)
                .build(),
            "ids")
        .addLayer(
            "low",
            new DropoutLayer.Builder(new VariationalDropout(dropout, 9, "low")).build(),
            "embedding")
        .addLayer(
            "lstm",
            new LSTM.Builder()
                .nIn(hidden)
                .nOut(hidden)
                .dataFormat(RNNFormat.NCW)
                .activation(Activation.TANH)
                .gateActivationFunction(Activation.SIGMOID)
                .build(),
            "low")
        .addLayer(
            "high",
            new DropoutLayer.Builder(new ElementDropout(dropout, 9, "high")).build(),
            "lstm")
        .addLayer(
            "output",
            new RnnOutputLayer.Builder(new SparseCrossEntropy())
                .nIn(hidden)
                .nOut(vocabulary)
                .activation(Activation.IDENTITY)
                .dataFormat(RNNFormat.NCW)
                .build(),
            "high")
        .setOutputs("output")
        .backpropType(BackpropType.TruncatedBPTT)
        .tBPTTForwardLength(100)
        .tBPTTBackwardLength(100)
        .build();
  }

  /** Sum of the loss over unmasked tokens from the carried state, in nats; leaves the gradient. */
  public double sum(CarryingGraph graph, TokenBatch batch) {
    graph.setInputs(ids(batch, batch.inputs()));
    graph.setLabels(ids(batch, batch.labels()));
    graph.setLayerMaskArrays(null, new INDArray[] {mask(batch)});
    graph.computeGradientAndScore();
    return graph.score();
  }

  /** One update on a batch. */
  public StepResult fit(GraphStep step, TokenBatch batch, long number) {
    return step.fit(
        ids(batch, batch.inputs()),
        ids(batch, batch.labels()),
        mask(batch),
        batch.tokens(),
        number);
  }

  /** [N, 1, T]. */
  public INDArray ids(TokenBatch batch, int[] ids) {
    return Nd4j.createFromArray(ids).castTo(type).reshape('c', batch.rows(), 1, batch.steps());
  }

  /** [N, T]. */
  public INDArray mask(TokenBatch batch) {
    return Nd4j.createFromArray(batch.mask())
        .castTo(type)
        .reshape('c', batch.rows(), batch.steps());
  }
}
