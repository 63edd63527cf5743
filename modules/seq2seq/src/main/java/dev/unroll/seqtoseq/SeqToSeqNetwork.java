package dev.unroll.seqtoseq;

import dev.unroll.layers.decoder.AttentionDecoder;
import dev.unroll.layers.decoder.DecoderConfiguration;
import dev.unroll.layers.decoder.DecoderDropout;
import dev.unroll.layers.dropout.ElementDropout;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.stack.DecoderStack;
import dev.unroll.layers.stack.EncoderStack;
import dev.unroll.layers.stack.StackForm;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.activations.Activation;

/**
 * The graph of a sequence-to-sequence model, and nothing else.
 *
 * <pre>
 * encoder   h_s = [f_s ; b_s]    f_s = cell(E x_s, f_{s−1})    b_s = cell(E x_s, b_{s+1})
 *                                                     (Schuster and Paliwal 1997; or f alone)
 * bridge    d_0 = [f_S ; b_1], each of the cell's states of each layer
 *                                                     (Sutskever, Vinyals and Le 2014, section 2)
 * decoder   d_t = cell([E' y_{t−1} ; fed], d_{t−1})
 * attention c_t = Σ_s w_ts h_s    w_t = softmax_s(score(d_t, h_s))
 *                                                     (Luong, Pham and Manning 2015, eq. 7 and 8)
 *           a_t = tanh([c_t ; d_t] W_c)               (eq. 5)
 * fed       nothing; or a_{t−1}                       (Luong et al. 2015, section 3.3)
 *           or c_t, found by d_{t−1} in place of d_t  (Bahdanau, Cho and Bengio 2015, A.2.2)
 * output    P(y_t | y_1..t−1, x) = softmax(a_t W + b) (Luong et al. 2015, eq. 6)
 * </pre>
 *
 * Without attention a_t is d_t. Layers are stacked in both, the state of an encoder layer going to
 * the decoder layer of the same height. Inputs are ids, float [N, 1, S] and [N, 1, T]; the output
 * is logits, float [N, V, T]; the softmax is in the loss. Masks of source and target say what is
 * padding, and padding changes nothing.
 */
public final class SeqToSeqNetwork {
  static final String SOURCE = "source";
  static final String TARGET = "target";
  static final String SOURCE_EMBEDDING = "source-embedding";
  static final String TARGET_EMBEDDING = "target-embedding";

  /** The decoder with attention, one vertex; without it what its layers' names begin with. */
  static final String DECODER = "decoder";

  static final String OUTPUT = "output";
  private static final String ENCODER = "encoder";

  private final SeqToSeqConfig config;
  private final NetworkConfig sizes;
  private final long seed;
  private final GraphBuilder graph;
  private final EncoderStack encoder;

  private SeqToSeqNetwork(SeqToSeqConfig config, long seed, GraphBuilder graph) {
    this.config = config;
    this.sizes = config.network();
    this.seed = seed;
    this.graph = graph;
    this.encoder =
        new EncoderStack(form(sizes, sizes.encoderUnits(), seed), sizes.bidirectional(), ENCODER);
  }

  private static StackForm form(NetworkConfig sizes, int units, long seed) {
    return new StackForm(sizes.cell(), sizes.layers(), units, sizes.dropout(), seed);
  }

  /** The layers of a decoder without attention. */
  static DecoderStack decoder(NetworkConfig sizes, long seed) {
    return new DecoderStack(form(sizes, sizes.hidden(), seed), DECODER);
  }

  /** What a layer of the encoder puts out, from 0. */
  static String encoder(int index) {
    return ENCODER + index;
  }

  /**
   * An initialised graph for training; equal arguments give equal parameters.
   *
   * @param sourceTokens size of the source vocabulary
   * @param targetTokens size of the target vocabulary
   */
  public static CarryingGraph graph(
      SeqToSeqConfig config,
      int sourceTokens,
      int targetTokens,
      long seed,
      Optimiser optimiser,
      Rate rate) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(seed).miniBatch(false);
    optimiser.configure(builder, rate);
    GraphBuilder graph = builder.graphBuilder().addInputs(SOURCE, TARGET);
    graph.setInputTypes(InputType.recurrent(1), InputType.recurrent(1));
    SeqToSeqNetwork network = new SeqToSeqNetwork(config, seed, graph);
    network.addEncoder(sourceTokens);
    network.addOutput(targetTokens, network.addDecoder(targetTokens));
    return initialised(graph.setOutputs(OUTPUT));
  }

  /**
   * The encoder alone, to read sources with: its outputs are each layer's last states, [N, H], as
   * {@link EncoderStack#last()} orders them, and, if there is attention, what the top layer puts
   * out, [N, H, S].
   */
  static CarryingGraph encoderGraph(SeqToSeqConfig config, int sourceTokens) {
    GraphBuilder graph = new NeuralNetConfiguration.Builder().graphBuilder().addInputs(SOURCE);
    graph.setInputTypes(InputType.recurrent(1));
    SeqToSeqNetwork network = new SeqToSeqNetwork(config, 0, graph);
    network.addEncoder(sourceTokens);
    List<String> outputs = new ArrayList<>(network.encoder.last());
    if (network.sizes.attends()) {
      outputs.add(encoder(network.sizes.layers() - 1));
    }
    return initialised(graph.setOutputs(outputs.toArray(String[]::new)));
  }

  private static CarryingGraph initialised(GraphBuilder builder) {
    CarryingGraph graph = new CarryingGraph(builder.build());
    graph.init();
    return graph;
  }

  private void addEncoder(int tokens) {
    embedding(SOURCE_EMBEDDING, tokens, SOURCE);
    encoder.add(graph, SOURCE_EMBEDDING, sizes.attends());
  }

  /** Adds the decoder and returns the name of what the softmax reads. */
  private String addDecoder(int tokens) {
    embedding(TARGET_EMBEDDING, tokens, TARGET);
    if (sizes.attends()) {
      return addAttentionDecoder();
    }
    return decoder(sizes, seed).add(graph, TARGET_EMBEDDING, encoder.last());
  }

  private String addAttentionDecoder() {
    List<String> inputs = new ArrayList<>(List.of(TARGET_EMBEDDING, encoder(sizes.layers() - 1)));
    inputs.addAll(encoder.last());
    DecoderConfiguration decoder =
        new DecoderConfiguration.Builder(sizes.decoder())
            .dropout(new DecoderDropout(sizes.dropout(), 0, seed, DECODER))
            .build();
    graph.addVertex(DECODER, new AttentionDecoder(decoder), inputs.toArray(String[]::new));
    return DECODER;
  }

  private void addOutput(int tokens, String below) {
    SoftmaxOutput.Builder output =
        new SoftmaxOutput.Builder()
            .nIn(sizes.outputs())
            .nOut(tokens)
            .smoothing(config.smoothing())
            .activation(Activation.IDENTITY);
    if (sizes.dropout() > 0) {
      output.dropOut(new ElementDropout(sizes.dropout(), seed, OUTPUT));
    }
    graph.addLayer(
        OUTPUT, (sizes.tied() ? output.tiedTo(TARGET_EMBEDDING) : output).build(), below);
  }

  private void embedding(String name, int tokens, String input) {
    graph.addLayer(
        name, new TokenEmbedding.Builder().nIn(tokens).nOut(sizes.embedding()).build(), input);
  }
}
