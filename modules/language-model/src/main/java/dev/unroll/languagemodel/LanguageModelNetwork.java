package dev.unroll.languagemodel;

import dev.unroll.layers.dropout.ElementDropout;
import dev.unroll.layers.dropout.VariationalDropout;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.recurrent.RecurrentDropout;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * The graphs of the recurrent and of the fixed window model.
 *
 * <pre>
 * recurrent:     x_t = E[w_t]    h¹_t = cell(x_t, h¹_{t−1})  ...  hᴸ_t = cell(hᴸ⁻¹_t, hᴸ_{t−1})
 *                P(w_{t+1} | w_1..t) = softmax(hᴸ_t W + b)        (Mikolov et al. 2010)
 * fixed window:  x = [E[w_{t−n+1}], ..., E[w_t]]    h = tanh(x H + d)
 *                P(w_{t+1} | w_{t−n+1}..t) = softmax(h W + b)     (Bengio et al. 2003, eq. 1, no direct part)
 * </pre>
 *
 * Inputs are ids, float [N, 1, T] (recurrent) or [N, n] (fixed window); outputs are logits, float
 * [N, V, T] or [N, V]; the softmax is in the loss.
 */
final class LanguageModelNetwork {
  static final String EMBEDDING = "embedding";
  static final String OUTPUT = "output";
  private static final String IDS = "ids";

  /** A segment is never longer than this, so the backward pass always covers it. */
  private static final int WHOLE_SEGMENT = 1 << 20;

  private LanguageModelNetwork() {}

  /** Name of recurrent layer {@code index}, from 0. */
  static String layer(int index) {
    return "recurrent" + index;
  }

  /** An initialised graph; equal arguments give equal parameters. */
  static CarryingGraph graph(
      LanguageModelConfig config, int vocabulary, long seed, Optimiser optimiser, Rate rate) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(seed).miniBatch(false);
    optimiser.configure(builder, rate);
    GraphBuilder layers = builder.graphBuilder().addInputs(IDS);
    if (config.kind() == LanguageModelConfig.Kind.MLP) {
      window(layers, config, vocabulary);
    } else {
      recurrent(layers, config.recurrent(), vocabulary, seed);
    }
    CarryingGraph graph = new CarryingGraph(layers.setOutputs(OUTPUT).build());
    graph.init();
    return graph;
  }

  private static void recurrent(
      GraphBuilder graph, RecurrentStack sizes, int vocabulary, long seed) {
    embedding(graph, vocabulary, sizes.embedding());
    String below = dropout(graph, sizes, seed, EMBEDDING);
    for (int i = 0; i < sizes.layers(); i++) {
      int inputs = i == 0 ? sizes.embedding() : sizes.hidden();
      graph.addLayer(layer(i), recurrent(sizes, inputs, layer(i), seed), below);
      below = dropout(graph, sizes, seed, layer(i));
    }
    graph.addLayer(OUTPUT, output(sizes, vocabulary), below);
    graph
        .backpropType(BackpropType.TruncatedBPTT)
        .tBPTTForwardLength(WHOLE_SEGMENT)
        .tBPTTBackwardLength(WHOLE_SEGMENT);
  }

  private static Recurrent recurrent(RecurrentStack sizes, int inputs, String name, long seed) {
    DropoutConfig dropout = sizes.dropout();
    return new Recurrent.Builder(sizes.cell().cell())
        .nIn(inputs)
        .nOut(sizes.hidden())
        .recurrentDropout(new RecurrentDropout(dropout.state(), dropout.weight(), seed, name))
        .build();
  }

  private static void window(GraphBuilder graph, LanguageModelConfig config, int vocabulary) {
    RecurrentStack sizes = config.recurrent();
    int joined = sizes.embedding() * config.order();
    embedding(graph, vocabulary, sizes.embedding());
    graph.addVertex("joined", new ReshapeVertex('c', new int[] {-1, joined}, null), EMBEDDING);
    graph.addLayer(
        "hidden",
        new DenseLayer.Builder()
            .nIn(joined)
            .nOut(sizes.hidden())
            .activation(Activation.TANH)
            .build(),
        "joined");
    graph.addLayer(OUTPUT, output(sizes, vocabulary), "hidden");
  }

  /** Its weights are the embedding's, see {@link RecurrentStack#tied}, or its own. */
  private static SoftmaxOutput output(RecurrentStack sizes, int vocabulary) {
    SoftmaxOutput.Builder output =
        new SoftmaxOutput.Builder()
            .nIn(sizes.hidden())
            .nOut(vocabulary)
            .activation(Activation.IDENTITY);
    return (sizes.tied() ? output.tiedTo(EMBEDDING) : output).build();
  }

  private static void embedding(GraphBuilder graph, int vocabulary, int size) {
    graph.addLayer(EMBEDDING, new TokenEmbedding.Builder().nIn(vocabulary).nOut(size).build(), IDS);
  }

  private static String dropout(GraphBuilder graph, RecurrentStack sizes, long seed, String below) {
    if (sizes.dropout().between() == 0) {
      return below;
    }
    String name = "dropout-" + below;
    IDropout dropout =
        sizes.dropout().variational()
            ? new VariationalDropout(sizes.dropout().between(), seed, name)
            : new ElementDropout(sizes.dropout().between(), seed, name);
    graph.addLayer(name, new DropoutLayer.Builder(dropout).build(), below);
    return name;
  }
}
