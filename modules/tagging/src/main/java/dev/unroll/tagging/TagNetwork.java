package dev.unroll.tagging;

import dev.unroll.layers.dropout.ElementDropout;
import dev.unroll.layers.embedding.TokenBag;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.frames.FrameConvolution;
import dev.unroll.layers.frames.Window;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.layers.stack.DecoderStack;
import dev.unroll.layers.stack.EncoderStack;
import dev.unroll.layers.stack.StackForm;
import dev.unroll.layers.vertex.FinalState;
import dev.unroll.layers.vertex.RowsToSteps;
import dev.unroll.layers.vertex.StepMerge;
import dev.unroll.tagging.NetworkConfig.Reader;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;

/**
 * The graph of a tagger, and nothing else.
 *
 * <pre>
 * word      x_t = [E w_t ; letters of w_t ; E' y_{t−1}]
 * letters   [f ; b], last states of two GRUs over the word's letters    (Ling et al. 2015)
 *           and, or, the mean of E'' g over its hashed n-grams g         (Bojanowski et al. 2017)
 * reader    h_t = cell(x_t, h_{t−1})                                    (Mesnil et al. 2013)
 *           or [f_t ; b_t] of both directions                           (Schuster, Paliwal 1997)
 *           or max(0, W x_t + b), without memory
 * tags      P(y_t | x) = softmax(h_t W + b)
 *           or P(y | x) ∝ exp (s_y_1 + Σ_t e_t,y_t + Σ_t A_y_{t−1},y_t + f_y_T), e_t = h_t W + b
 *                                                                 (Lafferty et al. 2001; CRF)
 * label     P(l | x) = softmax(s W + b)    s = h_T, mean h, max h, or Σ_t a_t h_t
 *                                            (Liu and Lane 2016; Yang et al. 2016, attention)
 * terms     P(k | x) = σ(s W + b)_k, each by itself
 * </pre>
 *
 * Feeding the tag before back, y_{t−1}, is the idea of Jordan 1986: the true one in training, the
 * network's own afterwards. Each part but words and reader is there only where it is asked for.
 *
 * <p>Inputs are ids: {@value #WORDS}, float [N, 1, T]; {@value #LETTERS} [N · T, 1, L], those of
 * word t of row n in row n · T + t; {@value #GRAMS} [N, G, T]; {@value #PREVIOUS} [N, 1, T], K
 * before the first word. Outputs, in this order: logits or emissions of {@value #TAGS} [N, K, T],
 * logits of the {@value #LABEL} [N, L], probabilities of {@value #TERMS}. Masks say what is
 * padding, and padding changes nothing.
 */
public final class TagNetwork {
  static final String WORDS = "words";
  static final String LETTERS = "letters";
  static final String GRAMS = "n-grams";
  static final String PREVIOUS = "previous tags";
  static final String TAGS = "tags";
  static final String LABEL = "label";
  static final String TERMS = "terms";

  private final TagConfig config;
  private final NetworkConfig sizes;
  private final TagSizes counts;
  private final long seed;
  private final GraphBuilder graph;

  private TagNetwork(TagConfig config, TagSizes counts, long seed, GraphBuilder graph) {
    this.config = config;
    this.sizes = config.network();
    this.counts = counts;
    this.seed = seed;
    this.graph = graph;
  }

  /** An initialised graph for training; equal arguments give equal parameters. */
  public static CarryingGraph graph(
      TagConfig config, TagSizes counts, long seed, Optimiser optimiser, Rate rate) {
    NeuralNetConfiguration.Builder builder = new NeuralNetConfiguration.Builder();
    optimiser.configure(builder, rate);
    return graph(config, counts, seed, builder);
  }

  /**
   * As the other.
   *
   * @param builder with settings of all layers
   */
  static CarryingGraph graph(
      TagConfig config, TagSizes counts, long seed, NeuralNetConfiguration.Builder builder) {
    GraphBuilder graph = builder.seed(seed).miniBatch(false).graphBuilder();
    TagNetwork network = new TagNetwork(config, counts, seed, graph);
    network.addInputs(List.of());
    return network.build(network.outputs().add(network.addReader(network.addWord())));
  }

  /**
   * One step of a network that reads forward: further inputs are the first states [N, H] of its
   * layers, and the outputs logits of tags [N, K, 1] and then the last states.
   */
  static CarryingGraph stepGraph(TagConfig config, TagSizes counts) {
    GraphBuilder graph = new NeuralNetConfiguration.Builder().graphBuilder();
    TagNetwork network = new TagNetwork(config, counts, 0, graph);
    List<String> first = states(config);
    network.addInputs(first);
    String word = network.addWord();
    List<String> outputs = new ArrayList<>(List.of(TAGS));
    if (first.isEmpty()) {
      network.outputs().addTags(network.addReader(word));
    } else {
      DecoderStack reader = config.network().forwardReader(0);
      network.outputs().addTags(reader.add(graph, word, first));
      outputs.addAll(network.addLast(reader));
    }
    return network.build(outputs);
  }

  /** Names of the first states that {@link #stepGraph} reads; none without memory. */
  static List<String> states(TagConfig config) {
    return config.network().reader() == Reader.NONE
        ? List.of()
        : config.network().forwardReader(0).first();
  }

  private void addInputs(List<String> first) {
    List<String> names = new ArrayList<>(List.of(WORDS));
    LetterConfig.Kind kind = config.letters().kind();
    if (kind.recurrent()) {
      names.add(LETTERS);
    }
    if (kind.hashed()) {
      names.add(GRAMS);
    }
    if (sizes.feeds()) {
      names.add(PREVIOUS);
    }
    List<InputType> types = new ArrayList<>();
    names.forEach(name -> types.add(InputType.recurrent(1)));
    first.forEach(name -> types.add(InputType.feedForward(sizes.hidden())));
    names.addAll(first);
    graph.addInputs(names).setInputTypes(types.toArray(InputType[]::new));
  }

  /** Adds x and returns its name. */
  private String addWord() {
    List<String> parts =
        new ArrayList<>(List.of(vectors(WORDS, counts.words(), sizes.embedding())));
    LetterConfig letters = config.letters();
    if (letters.kind().recurrent()) {
      parts.add(addLetters(vectors(LETTERS, counts.letters(), letters.embedding())));
    }
    if (letters.kind().hashed()) {
      String name = GRAMS + " together";
      TokenBag.Builder bag = new TokenBag.Builder().mean(true);
      graph.addLayer(name, bag.nIn(1L << letters.bits()).nOut(2L * letters.units()).build(), GRAMS);
      parts.add(name);
    }
    if (sizes.feeds()) {
      parts.add(vectors(PREVIOUS, counts.tags() + 1, sizes.feedback()));
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    graph.addVertex("word", new StepMerge(), parts.toArray(String[]::new));
    return "word";
  }

  private static String vectors(String input) {
    return input + " vectors";
  }

  private String vectors(String input, int tokens, int size) {
    String name = vectors(input);
    graph.addLayer(name, new TokenEmbedding.Builder().nIn(tokens).nOut(size).build(), input);
    return name;
  }

  /** One cell with a single state, so that what is read of a word is all that the cell knows. */
  private String addLetters(String vectors) {
    StackForm form = new StackForm(CellName.GRU, 1, config.letters().units(), 0, seed);
    EncoderStack reader = new EncoderStack(form, true, "letter reader");
    reader.add(graph, vectors, false);
    graph.addVertex("spelling", new RowsToSteps(), reader.last().get(0), vectors(WORDS));
    return "spelling";
  }

  /** Adds h and returns its name. */
  private String addReader(String word) {
    if (sizes.reader() == Reader.NONE) {
      return addWindows(word);
    }
    return sizes.bidirectional()
        ? sizes.bothReader(seed).addSteps(graph, word)
        : sizes.forwardReader(seed).add(graph, word, List.of());
  }

  private String addWindows(String word) {
    String read = word;
    for (int i = 0; i < sizes.layers(); i++) {
      String name = NetworkConfig.READER + i;
      FrameConvolution.Builder layer =
          new FrameConvolution.Builder(Window.centred(i == 0 ? sizes.window() : 1, 1));
      if (sizes.dropout() > 0) {
        layer.dropOut(new ElementDropout(sizes.dropout(), seed, name));
      }
      graph.addLayer(name, layer.nOut(sizes.hidden()).build(), read);
      read = name;
    }
    return read;
  }

  /** Adds the last states and returns their names. */
  private List<String> addLast(DecoderStack reader) {
    List<String> names = new ArrayList<>();
    for (String layer : reader.layers()) {
      for (String state : sizes.reader().cell().cell().states()) {
        String name = layer + " last " + state;
        graph.addVertex(name, new FinalState(state), layer);
        names.add(name);
      }
    }
    return names;
  }

  private TagOutputs outputs() {
    return new TagOutputs(graph, sizes, counts, seed);
  }

  private CarryingGraph build(List<String> outputs) {
    CarryingGraph built =
        new CarryingGraph(graph.setOutputs(outputs.toArray(String[]::new)).build());
    built.init();
    return built;
  }
}
