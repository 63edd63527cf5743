package dev.unroll.captioning;

import dev.unroll.captioning.encoder.PictureEncoder;
import dev.unroll.captioning.encoder.Regions;
import dev.unroll.captioning.encoder.Tuning;
import dev.unroll.layers.decoder.AttentionDecoder;
import dev.unroll.layers.decoder.DecoderConfiguration;
import dev.unroll.layers.decoder.DecoderDropout;
import dev.unroll.layers.dropout.ElementDropout;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.pooling.PoolingVertex;
import dev.unroll.layers.stack.DecoderStack;
import dev.unroll.layers.stack.StackForm;
import dev.unroll.layers.vertex.EveryStep;
import dev.unroll.layers.vertex.FirstStep;
import dev.unroll.layers.vertex.RepeatRows;
import dev.unroll.layers.vertex.WithoutFirstStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * The graph of a captioning model, and nothing else. A convolutional network makes of a picture the
 * features v_s of S regions, their mean is v, and a decoder of words x_t reads them in one of four
 * ways:
 *
 * <pre>
 * state      h_0 = W_v v + b, each state of each layer        (Stanford's cs231n, assignment 3)
 * step       h_t = cell([E x_t ; v], h_{t−1})                 (Mao et al. 2015, section 3.2;
 *                                            for tanh: h = tanh(W_x x + W_h h + W_v v + b))
 * word       h_0 = cell(W_v v + b, 0), then h_t = cell(E x_t, h_{t−1})
 *                                                             (Vinyals et al. 2015, eq. 10 to 12)
 * attention  c_t = Σ_s α_ts v_s    α_t = softmax_s(score(h_{t−1}, v_s))
 *            h_t = cell([E x_t ; c_t], h_{t−1})               (Xu et al. 2015, eq. 4 to 6, 13)
 *            h_0 = tanh(W_v v + b), each state of each layer  (the same, section 3.1.2)
 *            loss + λ Σ_s (1 − Σ_t α_ts)²                     (the same, eq. 14)
 * output     P(x_{t+1} | x_1..t, v) = softmax(h_t W + b)
 * </pre>
 *
 * With attention the softmax reads tanh([c_t ; h_t] W_c) in place of h_t. Inputs are ids, float [N,
 * 1, T], and the P pictures, each for N / P rows under each other: pixels [P, 3, side, side] where
 * the encoder is trained, else its features [P, C], with attention [P, C, S]. The output is logits,
 * float [N, V, T]; the softmax is in the loss.
 */
public final class CaptionNetwork {
  static final String WORDS = "words";
  static final String PICTURE = "picture";
  static final String EMBEDDING = "embedding";

  /** The decoder with attention, one vertex. */
  static final String DECODER = "decoder";

  static final String OUTPUT = "output";

  /** The picture as the first word. */
  private static final String PICTURE_WORD = "picture word";

  private final CaptionConfig config;
  private final NetworkConfig sizes;
  private final PictureEncoder encoder;
  private final long seed;
  private final GraphBuilder graph;
  private final DecoderStack stack;

  private CaptionNetwork(
      CaptionConfig config, PictureEncoder encoder, long seed, GraphBuilder graph) {
    this.config = config;
    this.sizes = config.network();
    this.encoder = encoder;
    this.seed = seed;
    this.graph = graph;
    this.stack = stack(sizes, seed);
  }

  /** The layers of a decoder without attention. */
  static DecoderStack stack(NetworkConfig sizes, long seed) {
    return new DecoderStack(
        new StackForm(sizes.cell(), sizes.layers(), sizes.hidden(), sizes.dropout(), seed),
        DECODER);
  }

  /**
   * An initialised graph for training; equal arguments give equal parameters, which an encoder that
   * was trained before still has to {@link PictureEncoder#load}.
   *
   * @param tokens size of the vocabulary
   */
  public static CarryingGraph graph(
      CaptionConfig config,
      PictureEncoder encoder,
      int tokens,
      long seed,
      Optimiser optimiser,
      Rate rate) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(seed).miniBatch(false);
    optimiser.configure(builder, rate);
    GraphBuilder graph = builder.graphBuilder().addInputs(WORDS, PICTURE);
    CaptionNetwork network = new CaptionNetwork(config, encoder, seed, graph);
    graph.setInputTypes(InputType.recurrent(1), network.pictureType());
    double share = config.encoder().rate();
    Tuning tuning =
        share == 1 ? new Tuning.Full() : new Tuning.Own(optimiser.updater(rate.share(share)));
    String read = network.addPicture(tuning);
    network.embedding(tokens);
    network.addOutput(tokens, network.addDecoder(read));
    return initialised(graph.setOutputs(OUTPUT));
  }

  /**
   * What is done once for a picture, to write from: its output is the features of the picture, [P,
   * C] or with attention [P, C, S], and then the first states [P, H], or the first word [P, E].
   */
  static CarryingGraph readerGraph(CaptionConfig config, PictureEncoder encoder) {
    GraphBuilder graph = new NeuralNetConfiguration.Builder().graphBuilder().addInputs(PICTURE);
    CaptionNetwork network = new CaptionNetwork(config, encoder, 0, graph);
    graph.setInputTypes(network.pictureType());
    String read = network.addPicture(new Tuning.Full());
    // A graph may not put out its own input.
    graph.addLayer("features", new ActivationLayer(Activation.IDENTITY), read);
    List<String> outputs = new ArrayList<>(List.of("features"));
    switch (config.network().decoder()) {
      case STATE, ATTENTION -> outputs.addAll(network.addFirstStates(read));
      case WORD -> outputs.add(network.addPictureWord(read));
      case STEP -> {
        // The features themselves are read.
      }
    }
    return initialised(graph.setOutputs(outputs.toArray(String[]::new)));
  }

  private static CarryingGraph initialised(GraphBuilder builder) {
    CarryingGraph graph = new CarryingGraph(builder.build());
    graph.init();
    return graph;
  }

  private InputType pictureType() {
    if (config.encoder().tuned()) {
      int side = encoder.pixels().side();
      return InputType.convolutional(side, side, 3);
    }
    return sizes.attends()
        ? InputType.recurrent(encoder.channels())
        : InputType.feedForward(encoder.channels());
  }

  /** Adds what reads the picture and returns the name of its features. */
  private String addPicture(Tuning tuning) {
    String read = config.encoder().tuned() ? addEncoder(tuning) : PICTURE;
    if (encoder.scale() == 1) {
      return read;
    }
    graph.addVertex("scaled", new ScaleVertex(encoder.scale()), read);
    return "scaled";
  }

  private String addEncoder(Tuning tuning) {
    String grid = encoder.add(graph, PICTURE, tuning);
    return sizes.attends() ? Regions.steps(graph, encoder, grid) : Regions.mean(graph, grid);
  }

  /** What was made of the picture once, for each row of words. */
  private String each(String once) {
    String name = once + " of each caption";
    graph.addVertex(name, new RepeatRows(), once, EMBEDDING);
    return name;
  }

  private List<String> each(List<String> once) {
    return once.stream().map(this::each).toList();
  }

  /** Adds the decoder and returns the name of what the softmax reads. */
  private String addDecoder(String picture) {
    return switch (sizes.decoder()) {
      case STATE -> addLayers(EMBEDDING, each(addFirstStates(picture)));
      case STEP -> {
        graph.addVertex("words and picture", new EveryStep(), EMBEDDING, each(picture));
        yield addLayers("words and picture", List.of());
      }
      case WORD -> {
        graph.addVertex("sentence", new FirstStep(), EMBEDDING, each(addPictureWord(picture)));
        graph.addVertex("answers", new WithoutFirstStep(), addLayers("sentence", List.of()));
        yield "answers";
      }
      case ATTENTION -> addAttention(picture);
    };
  }

  private String addPictureWord(String picture) {
    graph.addLayer(PICTURE_WORD, dense(Activation.IDENTITY, sizes.embedding()), picture);
    return PICTURE_WORD;
  }

  /** Adds a first state for each state of each layer and returns their names. */
  private List<String> addFirstStates(String picture) {
    String from = picture;
    if (sizes.attends()) {
      from = "mean of the regions";
      graph.addVertex(from, PoolingVertex.meanOverTime(), picture);
    }
    Activation activation = sizes.attends() ? Activation.TANH : Activation.IDENTITY;
    List<String> names = stack.first();
    for (String name : names) {
      graph.addLayer(name, dense(activation, sizes.hidden()), from);
    }
    return names;
  }

  /**
   * @param states all first states, or none for zeros
   */
  private String addLayers(String below, List<String> states) {
    return stack.add(graph, below, states);
  }

  private String addAttention(String regions) {
    List<String> inputs = new ArrayList<>(List.of(EMBEDDING, each(regions)));
    inputs.addAll(each(addFirstStates(regions)));
    DecoderConfiguration decoder =
        new DecoderConfiguration.Builder(sizes.decoderOf(encoder.channels()))
            .dropout(new DecoderDropout(sizes.dropout(), 0, seed, DECODER))
            .doublyStochastic(sizes.doublyStochastic())
            .build();
    graph.addVertex(DECODER, new AttentionDecoder(decoder), inputs.toArray(String[]::new));
    return DECODER;
  }

  private void embedding(int tokens) {
    graph.addLayer(
        EMBEDDING, new TokenEmbedding.Builder().nIn(tokens).nOut(sizes.embedding()).build(), WORDS);
  }

  private DenseLayer dense(Activation activation, int units) {
    return new DenseLayer.Builder().nOut(units).activation(activation).build();
  }

  private void addOutput(int tokens, String below) {
    SoftmaxOutput.Builder output =
        new SoftmaxOutput.Builder()
            .nIn(sizes.hidden())
            .nOut(tokens)
            .smoothing(config.smoothing())
            .activation(Activation.IDENTITY);
    if (sizes.dropout() > 0) {
      output.dropOut(new ElementDropout(sizes.dropout(), seed, OUTPUT));
    }
    graph.addLayer(OUTPUT, output.build(), below);
  }
}
