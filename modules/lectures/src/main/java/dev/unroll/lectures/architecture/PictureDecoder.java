package dev.unroll.lectures.architecture;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.vertex.EveryStep;
import dev.unroll.layers.vertex.RecurrentVertex;
import dev.unroll.lectures.network.Samples;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;

/**
 * A GRU that writes captions of {@link PictureTalk}.
 *
 * @param graph from words before and features to words
 * @param eye that made the features
 */
record PictureDecoder(ComputationGraph graph, float[][] eye, long seed) {
  static final int ROWS = 32;

  /** Where the decoder has the picture. */
  enum Where {
    /** An affine map of it is the first state. */
    FIRST_STATE(64),
    /** It stands beside each word. */
    EVERY_STEP(51);

    private final int units;

    /** So many units that both have as many parameters, to one in a thousand. */
    Where(int units) {
      this.units = units;
    }

    int units() {
      return units;
    }
  }

  /** Trains a decoder on pictures of so many things. */
  static PictureDecoder trained(Where where, int things, int updates, long seed) {
    float[][] eye = PictureTalk.eye(RandomStream.named(seed, "eye"), things);
    PictureDecoder decoder = new PictureDecoder(graph(where, where.units(), seed), eye, seed);
    for (int update = 0; update < updates; update++) {
      PictureTalk batch = decoder.pictures("train " + update, ROWS);
      INDArray[] inputs = {PictureTalk.before(batch.captions()), batch.features()};
      decoder.graph.fit(new MultiDataSet(inputs, new INDArray[] {Samples.steps(batch.captions())}));
    }
    return decoder;
  }

  static ComputationGraph graph(Where where, int units, long seed) {
    int words = PictureTalk.WORDS.size();
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(new Adam(0.005))
            .graphBuilder()
            .addInputs("before", "picture")
            .setInputTypes(InputType.recurrent(1), InputType.feedForward(PictureTalk.FEATURES))
            .addLayer(
                "embedding", new TokenEmbedding.Builder().nIn(words).nOut(16).build(), "before");
    RecurrentVertex gru = new RecurrentVertex(new Gru(), units);
    switch (where) {
      case FIRST_STATE ->
          builder
              .addLayer(
                  "first",
                  new DenseLayer.Builder().nOut(units).activation(Activation.IDENTITY).build(),
                  "picture")
              .addVertex("gru", gru, "embedding", "first");
      case EVERY_STEP ->
          builder
              .addVertex("beside", new EveryStep(), "embedding", "picture")
              .addVertex("gru", gru, "beside");
    }
    builder
        .addLayer("word", new SoftmaxOutput.Builder().nOut(words).build(), "gru")
        .setOutputs("word");
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return graph;
  }

  /** Pictures by the name of their draw; decoders of one seed have the same ones. */
  PictureTalk pictures(String name, int rows) {
    return PictureTalk.draw(eye, RandomStream.named(seed, name), rows);
  }

  /** Captions that a greedy search writes, [N][T]. */
  int[][] write(PictureTalk pictures) {
    int steps = pictures.captions()[0].length;
    int[][] written = new int[pictures.captions().length][steps];
    for (int t = 0; t < steps; t++) {
      INDArray before = PictureTalk.before(written);
      INDArray best = graph.output(before, pictures.features())[0].argMax(1);
      for (int n = 0; n < written.length; n++) {
        written[n][t] = best.getInt(n, t);
      }
    }
    return written;
  }

  /** Percent of the written words at each place that are right. */
  static double[] right(PictureTalk pictures, int[][] written) {
    double[] right = new double[written[0].length];
    for (int n = 0; n < written.length; n++) {
      for (int t = 0; t < right.length; t++) {
        right[t] += written[n][t] == pictures.captions()[n][t] ? 100.0 / written.length : 0;
      }
    }
    return right;
  }

  /** Percent of the captions that are right to the last word. */
  static double whole(PictureTalk pictures, int[][] written) {
    long right = 0;
    for (int n = 0; n < written.length; n++) {
      right += Arrays.equals(written[n], pictures.captions()[n]) ? 1 : 0;
    }
    return 100.0 * right / written.length;
  }
}
