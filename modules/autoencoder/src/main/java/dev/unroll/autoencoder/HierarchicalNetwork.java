package dev.unroll.autoencoder;

import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.decoder.AttentionDecoder;
import dev.unroll.layers.decoder.DecoderConfiguration;
import dev.unroll.layers.decoder.DecoderDropout;
import dev.unroll.layers.decoder.DecoderForm;
import dev.unroll.layers.decoder.Feeding;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.stack.EncoderStack;
import dev.unroll.layers.vertex.RowsToSteps;
import dev.unroll.layers.vertex.ShiftedSteps;
import dev.unroll.layers.vertex.StepsToRows;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;

/**
 * The graph of an autoencoder of documents (Li, Luong and Jurafsky 2015, sections 3.2 and 3.3): D
 * documents of up to S sentences each, the sentences of a document under each other as rows.
 *
 * <pre>
 * words      e_s = [last states of the word encoder over sentence s] W_e + b_e      [D · S, F]
 * sentences  z   = [last states of the sentence encoder over e_1 to e_S] W_z + b_z  [D, F]
 * decoders   g_s = cell([e_{s−1} ; z], g_{s−1}), e_0 = 0, g_0 affine of z, s = 1 to S + 1
 *            d_t = cell([E' y_{t−1} ; g_s], d_{t−1}), d_0 affine of g_s
 * output     P(y_t | words before, sentences before, z) = softmax(d_t W + b)
 * </pre>
 *
 * The decoder of sentences reads the vectors of the true sentences before. z and g may each reach
 * its decoder in one of both ways alone, see {@link NetworkConfig.Condition}. With attention, the
 * decoder of sentences also looks at what the top layer of the sentence encoder put out for each
 * sentence (Luong, Pham and Manning 2015, with input feeding).
 *
 * <p>A sentence ends with the stop symbol. A document ends with an empty sentence: row S + 1 is
 * that symbol alone, for no sentence of a document is empty. So the vocabulary is that of a model
 * of sentences.
 *
 * <p>Inputs are the ids of sentences, float [D · S, 1, T']; any sequence float [D, 1, S], of which
 * only the mask is read, which tells the sentences there are; and the ids that are written after,
 * float [D · (S + 1), 1, T]. Masks of all three say what is padding, and padding changes nothing.
 */
final class HierarchicalNetwork {
  /** Says by its mask [D, S] which sentences there are. */
  static final String OUTLINE = "outline";

  /** e, of all sentences, [D · S, F]. */
  static final String SENTENCE = "sentence vectors";

  /** e as steps of documents, [D, F, S]. */
  static final String SENTENCES = "sentences";

  /** The vectors of the sentences before each, [D, F, S + 1]. */
  static final String BEFORE = "sentences before";

  /** Decoder of sentences. */
  static final String SENTENCE_DECODER = "sentence-decoder";

  /** g as rows, [D · (S + 1), H]. */
  private static final String PLANS = "plans";

  private final AutoencoderConfig config;
  private final NetworkConfig sizes;
  private final NetworkParts parts;
  private final GraphBuilder graph;
  private final EncoderStack words;
  private final EncoderStack sentences;

  private HierarchicalNetwork(AutoencoderConfig config, long seed, GraphBuilder graph) {
    this.config = config;
    this.sizes = config.network();
    this.graph = graph;
    this.parts = new NetworkParts(graph, sizes, seed);
    this.words = sizes.encoder("word-encoder", seed);
    this.sentences = sizes.encoder("sentence-encoder", seed);
  }

  /** See {@link AutoencoderNetwork#graph}. */
  static CarryingGraph graph(
      AutoencoderConfig config, int tokens, long seed, Optimiser optimiser, Rate rate) {
    NeuralNetConfiguration.Builder builder = new NeuralNetConfiguration.Builder();
    optimiser.configure(builder, rate);
    return graph(config, tokens, seed, builder);
  }

  /**
   * An initialised graph for training.
   *
   * @param builder with settings of all layers
   */
  static CarryingGraph graph(
      AutoencoderConfig config, int tokens, long seed, NeuralNetConfiguration.Builder builder) {
    GraphBuilder graph = builder.seed(seed).miniBatch(false).graphBuilder();
    graph.addInputs(AutoencoderNetwork.SOURCE, OUTLINE, AutoencoderNetwork.TARGET);
    InputType ids = InputType.recurrent(1);
    graph.setInputTypes(ids, ids, ids);
    HierarchicalNetwork network = new HierarchicalNetwork(config, seed, graph);
    network.addWordEncoder(tokens);
    graph.addVertex(SENTENCES, new RowsToSteps(), SENTENCE, OUTLINE);
    network.addSentenceEncoder();
    graph.addVertex(BEFORE, new ShiftedSteps(), SENTENCES);
    network.addSentenceDecoder();
    graph.addVertex(PLANS, new StepsToRows(), network.planner());
    network.parts.embedding(AutoencoderNetwork.TARGET_EMBEDDING, tokens, AutoencoderNetwork.TARGET);
    String written =
        network.parts.decoder(
            config.kind().decoders().get(0), AutoencoderNetwork.TARGET_EMBEDDING, PLANS);
    network.parts.output(AutoencoderNetwork.OUTPUT, tokens, written);
    return network.parts.build(AutoencoderNetwork.OUTPUT);
  }

  /** The word encoder alone: ids [N, 1, T'] to vectors of sentences [N, F]. */
  static CarryingGraph wordEncoder(AutoencoderConfig config, int tokens) {
    HierarchicalNetwork network = part(config);
    network.graph.addInputs(AutoencoderNetwork.SOURCE).setInputTypes(InputType.recurrent(1));
    network.addWordEncoder(tokens);
    return network.parts.build(SENTENCE);
  }

  /**
   * The sentence encoder alone: vectors of sentences [D, F, S] to z [D, F] and, with attention, to
   * what the decoder looks at, [D, M, S].
   */
  static CarryingGraph sentenceEncoder(AutoencoderConfig config) {
    HierarchicalNetwork network = part(config);
    network.graph.addInputs(SENTENCES).setInputTypes(InputType.recurrent(network.sizes.vector()));
    network.addSentenceEncoder();
    return config.documents().attention()
        ? network.parts.build(AutoencoderNetwork.VECTOR, network.memory())
        : network.parts.build(AutoencoderNetwork.VECTOR);
  }

  /**
   * The decoder of sentences alone: vectors before each [D, F, S + 1], z [D, F] and, with
   * attention, what it looks at, to g [D, H, S + 1].
   */
  static CarryingGraph sentenceDecoder(AutoencoderConfig config) {
    HierarchicalNetwork network = part(config);
    int vector = network.sizes.vector();
    List<InputType> types =
        new ArrayList<>(List.of(InputType.recurrent(vector), InputType.feedForward(vector)));
    network.graph.addInputs(BEFORE, AutoencoderNetwork.VECTOR);
    if (config.documents().attention()) {
      network.graph.addInputs(network.memory());
      types.add(InputType.recurrent(network.sizes.hidden()));
    }
    network.graph.setInputTypes(types.toArray(InputType[]::new));
    network.addSentenceDecoder();
    return network.parts.build(network.planner());
  }

  private static HierarchicalNetwork part(AutoencoderConfig config) {
    return new HierarchicalNetwork(config, 0, new NeuralNetConfiguration.Builder().graphBuilder());
  }

  private void addWordEncoder(int tokens) {
    parts.embedding(AutoencoderNetwork.SOURCE_EMBEDDING, tokens, AutoencoderNetwork.SOURCE);
    words.add(graph, AutoencoderNetwork.SOURCE_EMBEDDING, false);
    parts.affineOfLast(SENTENCE, "last states of words", words, sizes.vector());
  }

  private void addSentenceEncoder() {
    sentences.add(graph, SENTENCES, config.documents().attention());
    parts.affineOfLast(
        AutoencoderNetwork.VECTOR, "last states of sentences", sentences, sizes.vector());
  }

  private void addSentenceDecoder() {
    if (!config.documents().attention()) {
      parts.decoder(SENTENCE_DECODER, BEFORE, AutoencoderNetwork.VECTOR);
      return;
    }
    int hidden = sizes.hidden();
    DecoderForm form =
        new DecoderForm(
            sizes.cell().cell(),
            sizes.layers(),
            AttentionForm.general(hidden, hidden),
            Feeding.INPUT_FEEDING,
            hidden);
    DecoderConfiguration decoder =
        new DecoderConfiguration.Builder(form)
            .dropout(new DecoderDropout(sizes.dropout(), 0, parts.seed(), SENTENCE_DECODER))
            .build();
    List<String> inputs = new ArrayList<>();
    inputs.add(parts.withVector(SENTENCE_DECODER, BEFORE, AutoencoderNetwork.VECTOR));
    inputs.add(memory());
    if (sizes.condition().first()) {
      inputs.addAll(
          parts.first(sizes.decoder(SENTENCE_DECODER, parts.seed()), AutoencoderNetwork.VECTOR));
    }
    graph.addVertex(SENTENCE_DECODER, new AttentionDecoder(decoder), inputs.toArray(String[]::new));
  }

  /** Name of what attention looks at, [D, H, S]. */
  private String memory() {
    return sentences.layer(sizes.layers() - 1);
  }

  /** Name of what puts out g. */
  private String planner() {
    return config.documents().attention()
        ? SENTENCE_DECODER
        : sizes.decoder(SENTENCE_DECODER, 0).layer(sizes.layers() - 1);
  }
}
