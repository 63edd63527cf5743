package dev.unroll.speech;

import dev.unroll.core.ctc.Alphabet;
import dev.unroll.layers.ctc.CtcOutput;
import dev.unroll.layers.dropout.ElementDropout;
import dev.unroll.layers.frames.FrameConvolution;
import dev.unroll.layers.frames.FrameNormalisation;
import dev.unroll.layers.frames.FrameNormalisation.Over;
import dev.unroll.layers.frames.Window;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * The graph of a recogniser, and nothing else.
 *
 * <pre>
 * convolution   c_u = min(max(W [x_{us−w/2} .. x_{us+w/2}] + b, 0), 20)
 *                                     over time, with stride s   (Amodei et al. 2016, section 3.3)
 * recurrent     h_t = [cell(h'_t, f_{t−1}) ; cell(h'_t, b_{t+1})], or forwards alone
 *                                                                (Graves et al. 2013, section 2)
 *               h'  = h of the layer below, normalised           (Amodei et al. 2016, section 3.2)
 * output        P(k at frame t | x) = softmax(h_t W + b)         (Graves et al. 2006, section 3.1)
 * loss          −ln Σ over paths that collapse to the transcript (Graves et al. 2006, eq. 3)
 * </pre>
 *
 * The input is frames, float [N, F, T], with a mask [N, T]; the output log-probabilities in nats,
 * [N, K, U] with U frames after the strides. Padding changes nothing.
 */
final class SpeechNetwork {
  static final String FRAMES = "frames";
  static final String OUTPUT = "output";

  /** A piece of a stream is never longer than this. */
  private static final int WHOLE = 1 << 24;

  /** Of a convolution (Hannun et al. 2014). */
  private static final double MOST = 20;

  private final NetworkConfig sizes;
  private final long seed;
  private final GraphBuilder graph;
  private String below = FRAMES;

  private SpeechNetwork(NetworkConfig sizes, int features, long seed, GraphBuilder graph) {
    this.sizes = sizes;
    this.seed = seed;
    this.graph = graph.addInputs(FRAMES).setInputTypes(InputType.recurrent(features));
  }

  /**
   * An initialised graph for training; equal arguments give equal parameters.
   *
   * @param features F
   */
  static CarryingGraph graph(
      NetworkConfig sizes,
      int features,
      Alphabet alphabet,
      long seed,
      Optimiser optimiser,
      Rate rate) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(seed).miniBatch(false);
    optimiser.configure(builder, rate);
    SpeechNetwork network = new SpeechNetwork(sizes, features, seed, builder.graphBuilder());
    network.addConvolutions();
    network.addRecurrent();
    network.addOutput(alphabet);
    return network.initialised();
  }

  /** The convolutions alone, of which there must be one, for streams. */
  static CarryingGraph convolutions(NetworkConfig sizes, int features) {
    SpeechNetwork network =
        new SpeechNetwork(sizes, features, 0, new NeuralNetConfiguration.Builder().graphBuilder());
    network.addConvolutions();
    return network.initialised();
  }

  /** All above the convolutions, with a state that goes on from piece to piece, for streams. */
  static CarryingGraph afterConvolutions(NetworkConfig sizes, int features, Alphabet alphabet) {
    SpeechNetwork network =
        new SpeechNetwork(
            sizes,
            convolved(sizes, features),
            0,
            new NeuralNetConfiguration.Builder().graphBuilder());
    network.addRecurrent();
    network.addOutput(alphabet);
    network
        .graph
        .backpropType(BackpropType.TruncatedBPTT)
        .tBPTTForwardLength(WHOLE)
        .tBPTTBackwardLength(WHOLE);
    return network.initialised();
  }

  /** Features of what the convolutions put out. */
  private static int convolved(NetworkConfig sizes, int features) {
    int count = sizes.convolutions().size();
    return count == 0 ? features : sizes.convolutions().get(count - 1).filters();
  }

  private CarryingGraph initialised() {
    CarryingGraph made = new CarryingGraph(graph.setOutputs(below).build());
    made.init();
    return made;
  }

  private void add(String name, Layer layer) {
    graph.addLayer(name, layer, below);
    below = name;
  }

  private void addConvolutions() {
    for (int i = 0; i < sizes.convolutions().size(); i++) {
      Convolution one = sizes.convolutions().get(i);
      Window window = Window.centred(one.width(), one.stride());
      add(
          "convolution" + i,
          new FrameConvolution.Builder(window).clippedAt(MOST).nOut(one.filters()).build());
      addNormalisation("convolution" + i + " normalised");
    }
  }

  private void addRecurrent() {
    for (int i = 0; i < sizes.layers(); i++) {
      String name = "recurrent" + i;
      if (i > 0) {
        addNormalisation(name + " normalised");
      }
      Recurrent.Builder layer =
          new Recurrent.Builder(sizes.cell().cell())
              .nOut(sizes.hidden())
              .direction(sizes.bidirectional() ? Direction.BOTH : Direction.FORWARD);
      if (sizes.dropout() > 0) {
        layer.dropOut(new ElementDropout(sizes.dropout(), seed, name));
      }
      add(name, layer.build());
    }
  }

  private void addNormalisation(String name) {
    switch (sizes.normalisation()) {
      case BATCH -> add(name, new FrameNormalisation.Builder(Over.FRAMES).build());
      case LAYER -> add(name, new FrameNormalisation.Builder(Over.FEATURES).build());
      case NONE -> {}
    }
  }

  private void addOutput(Alphabet alphabet) {
    CtcOutput.Builder output =
        new CtcOutput.Builder().nOut(alphabet.size()).blank(alphabet.blank());
    if (sizes.dropout() > 0) {
      output.dropOut(new ElementDropout(sizes.dropout(), seed, OUTPUT));
    }
    add(OUTPUT, output.build());
  }
}
