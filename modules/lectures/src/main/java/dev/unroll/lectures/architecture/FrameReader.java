package dev.unroll.lectures.architecture;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.ctc.CtcOutput;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.plot.LinePlot;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A network that says a symbol at each frame of {@link Utterances}.
 *
 * @param network of it
 * @param ctc whether it was told words alone and knows φ, {@link #BLANK}; else it was told the
 *     symbol of each frame
 * @param seed of the symbols' sounds and of the utterances
 */
record FrameReader(MultiLayerNetwork network, boolean ctc, long seed) {
  /** φ, after the symbols. */
  static final int BLANK = Utterances.SYMBOLS;

  private static final int ROWS = 32;
  private static final int UNITS = 24;

  /** Trains one. */
  static FrameReader trained(boolean ctc, Setting setting, long seed) {
    FrameReader reader = new FrameReader(network(ctc, seed), ctc, seed);
    for (int update = 0; update < updates(setting); update++) {
      Utterances batch = reader.utterances("train " + update, ROWS);
      reader.network.fit(
          ctc
              ? new DataSet(batch.features(), batch.labels(), batch.mask(), null)
              : new DataSet(batch.features(), batch.frameLabels(), batch.mask(), batch.mask()));
    }
    return reader;
  }

  private static int updates(Setting setting) {
    return setting.either(350, 1_500);
  }

  private static MultiLayerNetwork network(boolean ctc, long seed) {
    Recurrent layer =
        new Recurrent.Builder(new Gru()).nOut(UNITS).direction(Recurrent.Direction.BOTH).build();
    BaseOutputLayer output =
        ctc
            ? new CtcOutput.Builder().blank(BLANK).nOut(BLANK + 1).build()
            : new SoftmaxOutput.Builder().nOut(Utterances.SYMBOLS).build();
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(0.01))
                .list()
                .layer(layer)
                .layer(output)
                .setInputType(InputType.recurrent(Utterances.FEATURES))
                .build());
    network.init();
    return network;
  }

  /** Sizes in words. */
  static String description(Setting setting) {
    return ("Both networks: one GRU layer of %d units in each direction, Adam at 0.01, %d updates"
            + " of %d words of 2 to 5 out of %d symbols; a symbol sounds for 3 to 6 frames of %d "
            + "noisy numbers, and fades. 400 new words are read by the most probable symbol of each"
            + " frame.")
        .formatted(UNITS, updates(setting), ROWS, Utterances.SYMBOLS, Utterances.FEATURES);
  }

  /** Utterances by the name of their draw; readers of one seed have the same ones. */
  Utterances utterances(String name, int rows) {
    float[][] sounds = Utterances.sounds(RandomStream.named(seed, "sounds"));
    return Utterances.draw(sounds, RandomStream.named(seed, name), rows);
  }

  /** Probabilities [N, K, T]. */
  private INDArray probabilities(Utterances utterances) {
    INDArray output = network.output(utterances.features(), false, utterances.mask(), null);
    return ctc ? Transforms.exp(output) : output;
  }

  /** The most probable symbol of each frame until the end of an utterance. */
  int[][] paths(Utterances utterances) {
    INDArray best = probabilities(utterances).argMax(1);
    return IntStream.range(0, utterances.words().length)
        .mapToObj(
            n -> IntStream.range(0, utterances.frames(n)).map(t -> best.getInt(n, t)).toArray())
        .toArray(int[][]::new);
  }

  /** Probabilities over one utterance. */
  BufferedImage picture(Utterances utterances, int n) {
    INDArray probabilities = probabilities(utterances);
    String word =
        Arrays.stream(utterances.words()[n])
            .mapToObj(FrameReader::letter)
            .collect(Collectors.joining());
    LinePlot plot =
        new LinePlot(
            (ctc ? "CTC" : "Told every frame") + ": the word \"" + word + "\"",
            "frame",
            "probability");
    for (int k = 0; k < probabilities.size(1); k++) {
      int symbol = k;
      plot.line(
          letter(k),
          IntStream.range(0, utterances.frames(n))
              .mapToDouble(t -> probabilities.getDouble(n, symbol, t))
              .toArray());
    }
    return plot.image();
  }

  private static String letter(int symbol) {
    return symbol == BLANK ? "φ" : String.valueOf((char) ('a' + symbol));
  }
}
