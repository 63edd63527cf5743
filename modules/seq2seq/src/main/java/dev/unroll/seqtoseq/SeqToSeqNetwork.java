package dev.unroll.seqtoseq;

import dev.unroll.layers.decoder.AttentionDecoder;
import dev.unroll.layers.decoder.DecoderConfiguration;
import dev.unroll.layers.decoder.DecoderDropout;
import dev.unroll.layers.dropout.ElementDropout;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import dev.unroll.layers.vertex.FinalState;
import dev.unroll.layers.vertex.RecurrentVertex;
import dev.unroll.layers.vertex.StepMerge;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
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

  /** The decoder with attention, one vertex. */
  static final String DECODER = "decoder";

  static final String OUTPUT = "output";

  private final SeqToSeqConfig config;
  private final NetworkConfig sizes;
  private final long seed;
  private final GraphBuilder graph;

  private SeqToSeqNetwork(SeqToSeqConfig config, long seed, GraphBuilder graph) {
    this.config = config;
    this.sizes = config.network();
    this.seed = seed;
    this.graph = graph;
  }

  /** Name of decoder layer {@code index}, from 0. */
  static String decoder(int index) {
    return "decoder" + index;
  }

  /** What a layer of the encoder puts out, from 0. */
  static String encoder(int index) {
    return "encoder" + index;
  }

  /** The last state of an encoder layer, from which the decoder's starts. */
  static String bridge(int index, String state) {
    return encoder(index) + " last " + state;
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
   * {@link #bridge} names them, and, if there is attention, what the top layer puts out, [N, H, S].
   */
  static CarryingGraph encoderGraph(SeqToSeqConfig config, int sourceTokens) {
    GraphBuilder graph = new NeuralNetConfiguration.Builder().graphBuilder().addInputs(SOURCE);
    graph.setInputTypes(InputType.recurrent(1));
    SeqToSeqNetwork network = new SeqToSeqNetwork(config, 0, graph);
    network.addEncoder(sourceTokens);
    List<String> outputs = new ArrayList<>();
    for (int i = 0; i < network.sizes.layers(); i++) {
      outputs.addAll(network.firstStates(i));
    }
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
    String below = SOURCE_EMBEDDING;
    for (int i = 0; i < sizes.layers(); i++) {
      if (sizes.bidirectional()) {
        String forward = encoder(i) + " forward";
        String backward = encoder(i) + " backward";
        graph.addVertex(forward, recurrent(forward, Direction.FORWARD), below);
        graph.addVertex(backward, recurrent(backward, Direction.BACKWARD), below);
        if (isRead(i)) {
          graph.addVertex(encoder(i), new StepMerge(), forward, backward);
        }
        addBridge(i, forward, backward);
      } else {
        graph.addVertex(encoder(i), recurrent(encoder(i), Direction.FORWARD), below);
        addBridge(i, encoder(i));
      }
      below = encoder(i);
    }
  }

  /** Without attention nobody reads what the top layer puts out, only its last state. */
  private boolean isRead(int layer) {
    return layer + 1 < sizes.layers() || sizes.attends();
  }

  private void addBridge(int layer, String... directions) {
    for (String state : sizes.cell().cell().states()) {
      String bridge = bridge(layer, state);
      if (directions.length == 1) {
        graph.addVertex(bridge, new FinalState(state), directions[0]);
        continue;
      }
      List<String> halves = new ArrayList<>();
      for (String direction : directions) {
        halves.add(direction + " last " + state);
        graph.addVertex(direction + " last " + state, new FinalState(state), direction);
      }
      graph.addVertex(bridge, new MergeVertex(), halves.toArray(String[]::new));
    }
  }

  /** Adds the decoder and returns the name of what the softmax reads. */
  private String addDecoder(int tokens) {
    embedding(TARGET_EMBEDDING, tokens, TARGET);
    return !sizes.attends() ? addPlainDecoder() : addAttentionDecoder();
  }

  private String addPlainDecoder() {
    String below = TARGET_EMBEDDING;
    for (int i = 0; i < sizes.layers(); i++) {
      List<String> inputs = new ArrayList<>(List.of(below));
      inputs.addAll(firstStates(i));
      graph.addVertex(decoder(i), decoderLayer(i), inputs.toArray(String[]::new));
      below = decoder(i);
    }
    return below;
  }

  private String addAttentionDecoder() {
    List<String> inputs = new ArrayList<>(List.of(TARGET_EMBEDDING, encoder(sizes.layers() - 1)));
    for (int i = 0; i < sizes.layers(); i++) {
      inputs.addAll(firstStates(i));
    }
    DecoderConfiguration decoder =
        new DecoderConfiguration.Builder(sizes.decoder())
            .dropout(new DecoderDropout(sizes.dropout(), 0, seed, DECODER))
            .build();
    graph.addVertex(DECODER, new AttentionDecoder(decoder), inputs.toArray(String[]::new));
    return DECODER;
  }

  private List<String> firstStates(int layer) {
    return sizes.cell().cell().states().stream().map(state -> bridge(layer, state)).toList();
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

  private RecurrentVertex recurrent(String name, Direction direction) {
    Recurrent layer = recurrent(name, sizes.encoderUnits()).direction(direction).build();
    return new RecurrentVertex(layer);
  }

  private RecurrentVertex decoderLayer(int index) {
    Recurrent layer = recurrent(decoder(index), sizes.hidden()).build();
    return new RecurrentVertex(layer);
  }

  private Recurrent.Builder recurrent(String name, int units) {
    Recurrent.Builder layer = new Recurrent.Builder(sizes.cell().cell()).nOut(units);
    if (sizes.dropout() > 0) {
      layer.dropOut(new ElementDropout(sizes.dropout(), seed, name));
    }
    return layer;
  }

  private void embedding(String name, int tokens, String input) {
    graph.addLayer(
        name, new TokenEmbedding.Builder().nIn(tokens).nOut(sizes.embedding()).build(), input);
  }
}
