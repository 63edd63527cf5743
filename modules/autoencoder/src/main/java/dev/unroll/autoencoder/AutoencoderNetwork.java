package dev.unroll.autoencoder;

import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.latent.GaussianLatent;
import dev.unroll.layers.latent.LatentForm;
import dev.unroll.layers.stack.EncoderStack;
import dev.unroll.layers.vertex.StackRows;
import dev.unroll.layers.vertex.UnstackRows;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;

/**
 * The graph of an autoencoder of sentences, and nothing else.
 *
 * <pre>
 * encoder   s = [last states of all layers and directions], each layer as {@link EncoderStack}
 * vector    z = s W_z + b_z                           (plain, denoising, skip-thought)
 *           [μ ; ln σ²] = s W_g + b_g, z = μ + σ ∘ ε  (variational; Kingma and Welling 2014)
 * decoder   d_0 = z W_d + b_d, each of the cell's states of each layer
 *                                                     (Dai and Le 2015, of an affine map)
 *           d_t = cell([E' y_{t−1} ; z], d_{t−1})     (Kiros et al. 2015, eq. 5 to 8, where the
 *                                                     cell is a GRU: z has a matrix of its own for
 *                                                     each gate)
 * output    P(y_t | y_1..t−1, z) = softmax(d_t W + b)
 * </pre>
 *
 * One of both ways into the decoder may be left out, see {@link NetworkConfig.Condition}. y is the
 * sentence itself. A skip-thought model has two decoders with weights of their own, for the
 * sentences before and after; both share E', W and b: their ids and masks lie under each other,
 * [2N, 1, T], first all sentences before, then all sentences after.
 *
 * <p>Inputs are ids, float [N, 1, S] and [N, 1, T]; the output is logits, float [N, V, T]; the
 * softmax is in the loss. Masks of source and target say what is padding, and padding changes
 * nothing.
 */
public final class AutoencoderNetwork {
  static final String SOURCE = "source";
  static final String TARGET = "target";
  static final String SOURCE_EMBEDDING = "source-embedding";
  static final String TARGET_EMBEDDING = "target-embedding";

  /** z, [N, D]. */
  static final String VECTOR = "vector";

  /** μ and then ln σ² of a variational model, [N, 2D]. */
  static final String GAUSSIAN = "gaussian";

  static final String OUTPUT = "output";

  private static final String LAST = "last states";

  private final AutoencoderConfig config;
  private final NetworkConfig sizes;
  private final long seed;
  private final GraphBuilder graph;
  private final NetworkParts parts;

  private AutoencoderNetwork(AutoencoderConfig config, long seed, GraphBuilder graph) {
    this.config = config;
    this.sizes = config.network();
    this.seed = seed;
    this.graph = graph;
    this.parts = new NetworkParts(graph, sizes, seed);
  }

  /**
   * An initialised graph for training; equal arguments give equal parameters.
   *
   * @param tokens size of the vocabulary
   */
  public static CarryingGraph graph(
      AutoencoderConfig config, int tokens, long seed, Optimiser optimiser, Rate rate) {
    if (config.kind() == AutoencoderConfig.Kind.HIERARCHICAL) {
      return HierarchicalNetwork.graph(config, tokens, seed, optimiser, rate);
    }
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(seed).miniBatch(false);
    optimiser.configure(builder, rate);
    GraphBuilder graph = builder.graphBuilder().addInputs(SOURCE, TARGET);
    graph.setInputTypes(InputType.recurrent(1), InputType.recurrent(1));
    AutoencoderNetwork network = new AutoencoderNetwork(config, seed, graph);
    network.addEncoder(tokens);
    if (config.variational()) {
      network.addDraw();
    }
    network.parts.embedding(TARGET_EMBEDDING, tokens, TARGET);
    network.parts.output(OUTPUT, tokens, network.addDecoders());
    return network.parts.build(OUTPUT);
  }

  /** The encoder alone: its output is z, [N, D], or μ and ln σ², [N, 2D]. */
  static CarryingGraph encoderGraph(AutoencoderConfig config, int tokens) {
    GraphBuilder graph = new NeuralNetConfiguration.Builder().graphBuilder().addInputs(SOURCE);
    graph.setInputTypes(InputType.recurrent(1));
    AutoencoderNetwork network = new AutoencoderNetwork(config, 0, graph);
    return network.parts.build(network.addEncoder(tokens));
  }

  /** Adds the encoder and returns the name of the affine map of its last states. */
  private String addEncoder(int tokens) {
    parts.embedding(SOURCE_EMBEDDING, tokens, SOURCE);
    EncoderStack encoder = sizes.encoder("encoder", seed);
    encoder.add(graph, SOURCE_EMBEDDING, false);
    boolean drawn = config.variational();
    String name = drawn ? GAUSSIAN : VECTOR;
    parts.affineOfLast(name, LAST, encoder, (drawn ? 2 : 1) * sizes.vector());
    return name;
  }

  private void addDraw() {
    LatentConfig latent = config.latent();
    LatentForm form = new LatentForm(seed, latent.weight(), latent.annealing(), latent.freeBits());
    graph.addVertex(VECTOR, new GaussianLatent(form), GAUSSIAN);
  }

  /** Adds what writes and returns the name of what the softmax reads. */
  private String addDecoders() {
    return switch (config.kind()) {
      case PLAIN, DENOISING, VARIATIONAL -> parts.decoder("decoder", TARGET_EMBEDDING, VECTOR);
      case SKIP_THOUGHT -> addNeighbours(config.kind().decoders());
      case HIERARCHICAL -> throw new IllegalStateException("documents have a HierarchicalNetwork");
    };
  }

  /** A decoder for each block of rows of the targets, and what they put out under each other. */
  private String addNeighbours(List<String> names) {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String words = names.get(i) + " words";
      graph.addVertex(words, new UnstackRows(i, names.size()), TARGET_EMBEDDING);
      written.add(parts.decoder(names.get(i), words, VECTOR));
    }
    graph.addVertex("neighbours", new StackRows(), written.toArray(String[]::new));
    return "neighbours";
  }
}
