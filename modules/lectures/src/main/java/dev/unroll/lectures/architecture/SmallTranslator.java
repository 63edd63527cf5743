package dev.unroll.lectures.architecture;

import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.decoding.SequenceRules;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.batch.PairBatch;
import dev.unroll.data.batch.PairBatches;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.text.Language;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.lectures.network.Training;
import dev.unroll.seqtoseq.NetworkConfig;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import dev.unroll.seqtoseq.NetworkConfig.Feeding;
import dev.unroll.seqtoseq.SamplingConfig;
import dev.unroll.seqtoseq.SeqToSeqConfig;
import dev.unroll.seqtoseq.SeqToSeqNetwork;
import dev.unroll.seqtoseq.Translator;
import dev.unroll.training.batch.PairArrays;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The network of the module for sequences to sequences, trained in memory on pairs of sentences.
 * The batches are of the training's rows. Not thread-safe.
 */
final class SmallTranslator {
  private static final int TOGETHER = 64;

  private final Training training;
  private final boolean stops;
  private final Language source;
  private final Language target;
  private final CarryingGraph graph;
  private final GraphStep step;
  private final PairBatches batches;
  private final SeqToSeqConfig config;

  /**
   * One that has not learnt yet; equal arguments give equal ones.
   *
   * @param pairs to learn from; they decide the vocabularies
   * @param stops whether the end symbol is a part of each target
   */
  SmallTranslator(
      SeqToSeqConfig config,
      Training training,
      List<SentencePair> pairs,
      boolean stops,
      long seed) {
    this.config = config;
    this.training = training;
    this.stops = stops;
    List<String> sources = pairs.stream().map(SentencePair::source).toList();
    List<String> targets = pairs.stream().map(SentencePair::target).toList();
    source = Language.of(config.source(), sources);
    target = Language.of(config.target(), targets);
    Rate rate = new Rate(training.schedule());
    graph =
        SeqToSeqNetwork.graph(
            config,
            source.vocabulary().size(),
            target.vocabulary().size(),
            seed,
            new Optimiser(training.optimiser(), 0, 0),
            rate);
    step = new GraphStep(graph, training.normalisation(), training.threshold(), rate);
    int padding = source.vocabulary().padding();
    batches = new PairBatches(read(sources), written(targets), training.rows(), padding, seed);
  }

  /**
   * One LSTM layer that reads in both directions and one that writes.
   *
   * @param source what the tokens of the source are
   * @param target what the tokens of the target are
   * @param hidden units of each, and size of a token's vector
   * @param longest tokens that it writes at most
   */
  static SeqToSeqConfig config(
      Level source, Level target, AttentionName attention, int hidden, int longest) {
    NetworkConfig network =
        new NetworkConfig(
            CellName.LSTM, 1, hidden, hidden, true, attention, Feeding.NONE, 0, false);
    return new SeqToSeqConfig(
        SeqToSeqConfig.Kind.TRANSLATION,
        new TextConfig(source, 10_000, 1, false),
        new TextConfig(target, 10_000, 1, false),
        false,
        network,
        0,
        SamplingConfig.none(),
        longest,
        TOGETHER);
  }

  /** As {@link #config}, with attention, for English numbers and dates and their Chinese. */
  static SeqToSeqConfig englishToChinese(int hidden, int longest) {
    return config(Level.WORD, Level.CHAR, AttentionName.GENERAL, hidden, longest);
  }

  private List<int[]> read(List<String> sentences) {
    int end = source.vocabulary().end();
    return source.ids(sentences).stream()
        .map(ids -> IntStream.concat(Arrays.stream(ids), IntStream.of(end)).toArray())
        .toList();
  }

  private List<int[]> written(List<String> sentences) {
    return target.ids(sentences).stream()
        .map(target::framed)
        .map(ids -> stops ? ids : Arrays.copyOf(ids, ids.length - 1))
        .toList();
  }

  /** Makes the updates of the training; returns the nats per target token before each. */
  double[] learn() {
    double[] losses = new double[training.updates()];
    List<int[]> plan = List.of();
    for (int i = 0; i < losses.length; i++) {
      int place = (int) (i % batches.count());
      plan = place == 0 ? batches.plan((int) (i / batches.count())) : plan;
      PairBatch batch = batches.batch(plan.get(place));
      PairArrays arrays = PairArrays.of(batch);
      losses[i] =
          step.fit(
                  new INDArray[] {arrays.source(), arrays.inputs()},
                  new INDArray[] {arrays.sourceMask(), arrays.mask()},
                  arrays.labels(),
                  arrays.mask(),
                  batch.tokens(),
                  i)
              .loss();
    }
    return losses;
  }

  /**
   * The best that is found for each sentence. The search ends at the stop symbol, whether the
   * network has learnt it or not, or after as many tokens as the configuration allows, and one.
   */
  List<Hypothesis> translate(List<String> sentences, Search search) {
    Vocabulary words = target.vocabulary();
    SequenceRules rules = SequenceRules.of(words.start(), words.end(), config.maximumLength() + 1);
    int[] numbers = IntStream.range(0, sentences.size()).toArray();
    return new Translator(config, source.vocabulary(), words, graph)
        .translate(read(sentences), search, rules, numbers, TOGETHER).stream()
            .map(all -> all.get(0))
            .toList();
  }

  /** Texts of hypotheses. */
  List<String> texts(List<Hypothesis> found) {
    return found.stream().map(one -> target.textOf(one.tokens())).toList();
  }

  /** Share of pairs whose source becomes exactly the target, greedily. */
  double exact(List<SentencePair> pairs) {
    List<String> sources = pairs.stream().map(SentencePair::source).toList();
    List<String> found = texts(translate(sources, Search.greedy()));
    return IntStream.range(0, found.size())
        .mapToDouble(i -> found.get(i).equals(pairs.get(i).target()) ? 1 : 0)
        .average()
        .orElseThrow();
  }

  /** Parameters of the network. */
  long parameters() {
    return graph.numParams();
  }
}
