package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.autoencoder.AutoencoderConfig.Kind;
import dev.unroll.autoencoder.AutoencoderData.Sentence;
import dev.unroll.autoencoder.NetworkConfig.Condition;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.batch.NeighbourBatch;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.Measurement;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What is said of held-out text, against sums over one sentence after another. */
class HeldOutTest {
  private static final double CLOSE = 1e-5;

  private static CarryingGraph graph(AutoencoderConfig config, AutoencoderData data) {
    CarryingGraph graph =
        AutoencoderNetwork.graph(
            config,
            data.language().vocabulary().size(),
            3,
            new Optimiser(Optimiser.Kind.SGD, 0, 0),
            new Rate(new Schedule.Constant(0.1)));
    graph.params().muli(3);
    return graph;
  }

  private static AutoencoderConfig config(Kind kind) {
    return Models.config(
        kind, new NetworkConfig(CellName.GRU, 1, 8, 6, 7, true, Condition.BOTH, 0));
  }

  /** Of one sentence and its targets, a row each; −ln P by the definition of the softmax. */
  private static double nats(CarryingGraph graph, int[] source, int[]... targets) {
    int longest = Arrays.stream(targets).mapToInt(row -> row.length - 1).max().orElseThrow();
    int[][] inputs = new int[targets.length][longest];
    for (int row = 0; row < targets.length; row++) {
      Arrays.fill(inputs[row], -1);
      System.arraycopy(targets[row], 0, inputs[row], 0, targets[row].length - 1);
    }
    INDArray logits = Models.logits(graph, Models.batch(new int[][] {source}, inputs));
    double nats = 0;
    for (int row = 0; row < targets.length; row++) {
      for (int t = 0; t + 1 < targets[row].length; t++) {
        double sum = 0;
        for (int v = 0; v < logits.size(1); v++) {
          sum += Math.exp(logits.getDouble(row, v, t));
        }
        nats += Math.log(sum) - logits.getDouble(row, targets[row][t + 1], t);
      }
    }
    return nats;
  }

  private static int[] framed(Vocabulary vocabulary, int[] ids) {
    return IntStream.concat(
            IntStream.of(vocabulary.start()),
            IntStream.concat(IntStream.of(ids), IntStream.of(vocabulary.end())))
        .toArray();
  }

  @Test
  void lossOfSentencesIsTheirMeanOverTokensAndTheDivergencePerToken() {
    AutoencoderConfig config = config(Kind.VARIATIONAL);
    AutoencoderData data = Models.data(config, 6);
    CarryingGraph graph = graph(config, data);
    Vocabulary vocabulary = data.language().vocabulary();
    int size = config.network().vector();
    double nats = 0;
    double divergence = 0;
    long tokens = 0;
    for (Sentence sentence : data.dev().sentences()) {
      int[] source = AutoencoderData.read(data.language(), sentence.ids());
      nats += nats(graph, source, framed(vocabulary, sentence.ids()));
      tokens += sentence.ids().length + 1;
      float[] drawn = new VectorReader(config, vocabulary, graph).outputs(List.of(source))[0];
      for (int i = 0; i < size; i++) {
        double logVariance = drawn[size + i];
        divergence += 0.5 * (drawn[i] * drawn[i] + Math.exp(logVariance) - 1 - logVariance);
      }
    }
    Measurement found = HeldOut.of(config, data, graph).score();
    assertEquals(Math.exp(nats / tokens), found.metrics().get("perplexity"), 1e-3);
    assertEquals(divergence / data.dev().size(), found.metrics().get("KL"), CLOSE * divergence);
    double weight = config.latent().weight();
    assertEquals((nats + weight * divergence) / tokens, found.loss(), CLOSE * found.loss());
  }

  @Test
  void lossOfNeighboursIsTheirMeanOverTokens() {
    AutoencoderConfig config = config(Kind.SKIP_THOUGHT);
    AutoencoderData data = Models.data(config, 6);
    CarryingGraph graph = graph(config, data);
    Vocabulary vocabulary = data.language().vocabulary();
    double nats = 0;
    long tokens = 0;
    for (List<Sentence> stretch : data.dev().stretches()) {
      for (int i = 0; stretch.size() > 1 && i < stretch.size(); i++) {
        int[] source = AutoencoderData.read(data.language(), stretch.get(i).ids());
        // A target of one token has no label, as a missing neighbour has none.
        int[] none = {vocabulary.start()};
        int[] before = i == 0 ? none : framed(vocabulary, stretch.get(i - 1).ids());
        int[] after = i + 1 == stretch.size() ? none : framed(vocabulary, stretch.get(i + 1).ids());
        nats += nats(graph, source, before, after);
        tokens += before.length + after.length - 2;
      }
    }
    Measurement found = HeldOut.of(config, data, graph).score();
    assertEquals(nats / tokens, found.loss(), CLOSE * found.loss());
  }

  @Test
  void turnedSentencesStandWhereOthersStoodAndNeighboursStay() {
    NeighbourBatch batch =
        new NeighbourBatch(
            2,
            2,
            new int[] {4, 5, 6, 2},
            new float[] {1, 1, 1, 0},
            1,
            new int[] {1, 1, 1, 1},
            new int[] {7, 8, 7, 8},
            new float[] {1, 1, 1, 1});
    NeighbourBatch turned = NeighbourHeldOut.turned(batch);
    assertArrayEquals(new int[] {6, 2, 4, 5}, turned.source());
    assertArrayEquals(new float[] {1, 0, 1, 1}, turned.sourceMask());
    assertArrayEquals(batch.labels(), turned.labels());
  }

  @Test
  void lossOfDocumentsIsThatOfTheirRows() {
    AutoencoderConfig noisy = config(Kind.HIERARCHICAL);
    AutoencoderConfig config =
        new AutoencoderConfig(
            noisy.kind(),
            noisy.text(),
            noisy.network(),
            NoiseConfig.none(),
            noisy.latent(),
            0,
            20,
            8);
    AutoencoderData data = Models.data(config, 40);
    CarryingGraph graph = graph(config, data);
    TrainConfig training = TrainCommand.DEFAULTS;
    AutoencoderData turned =
        new AutoencoderData(data.language(), data.dev(), data.dev(), data.tooLong());
    Feed feed = Feed.of(config, turned, training.seed());
    double nats = 0;
    long tokens = 0;
    for (long i = 0; i < feed.batches(); i++) {
      GraphBatch batch = feed.epoch(0).apply(i);
      nats += batch.nats(graph);
      tokens += batch.tokens();
    }
    long expected =
        data.dev().stretches().stream()
            .flatMap(
                document ->
                    Stream.concat(document.stream().map(one -> one.ids().length + 1), Stream.of(1)))
            .mapToLong(Integer::longValue)
            .sum();
    Measurement found = HeldOut.of(config, data, graph).score();
    assertEquals(expected, tokens);
    assertEquals(nats / tokens, found.loss(), CLOSE * found.loss());
  }

  @Test
  void whereASentenceIsTooLongThoseAboutItAreNoNeighbours() {
    AutoencoderConfig config = config(Kind.SKIP_THOUGHT);
    String longer = "word ".repeat(config.maximumLength() + 1);
    List<List<String>> stretches = List.of(List.of("a b", "c", longer, "d", "", "e"));
    AutoencoderData data = AutoencoderData.of(config, new HeldOutText(stretches, stretches));
    List<List<String>> kept =
        data.train().stretches().stream()
            .map(stretch -> stretch.stream().map(Sentence::text).toList())
            .toList();
    assertEquals(List.of(List.of("a b", "c"), List.of("d"), List.of("e")), kept);
    assertEquals(1, data.train().longer().size());
    assertEquals(2, data.train().alone());
  }
}
