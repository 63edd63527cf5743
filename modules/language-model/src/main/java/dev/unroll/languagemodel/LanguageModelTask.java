package dev.unroll.languagemodel;

import dev.unroll.core.decoding.Sampler;
import dev.unroll.core.decoding.SamplerOptions;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.BatchCursor;
import dev.unroll.data.batch.Prefetch;
import dev.unroll.data.batch.StreamBatches;
import dev.unroll.data.batch.TokenBatch;
import dev.unroll.data.batch.WindowBatches;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Measurement;
import dev.unroll.training.StepResult;
import dev.unroll.training.Task;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.batch.BatchArrays;
import dev.unroll.training.checkpoint.ArrayBytes;
import dev.unroll.training.checkpoint.GraphState;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Rate;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Trains the recurrent and the fixed window model. */
final class LanguageModelTask implements Task<TokenBatch> {
  private static final String CARRY = "carry";
  private static final int SAMPLE = 400;

  /** Probability that a row's state is dropped before a segment. */
  private static final double FORGET = 0.01;

  private static final double SAMPLE_TEMPERATURE = 0.8;

  private final LanguageModelConfig config;
  private final LanguageModelData data;
  private final long seed;
  private final Rate rate;
  private final CarryingGraph graph;
  private final GraphStep step;
  private final boolean window;

  LanguageModelTask(LanguageModelConfig config, LanguageModelData data, TrainConfig training) {
    this.config = config;
    this.data = data;
    this.seed = training.seed();
    this.window = config.kind() == LanguageModelConfig.Kind.MLP;
    this.rate = training.rate(batches());
    this.graph =
        LanguageModelNetwork.graph(
            config, data.vocabulary().size(), seed, training.optimiser(), rate);
    this.step = new GraphStep(graph, training.normalisation(), training.clip(), rate);
  }

  @Override
  public long batches() {
    return window ? windows().count() : streams().count();
  }

  @Override
  public BatchCursor<TokenBatch> epoch(int epoch, long from) {
    if (window) {
      WindowBatches windows = windows();
      return new Prefetch<>(from, windows.count(), index -> windows.batch(epoch, index));
    }
    StreamBatches streams = streams();
    return new Prefetch<>(from, streams.count(), index -> streams.batch(epoch, index));
  }

  @Override
  public void startEpoch(int epoch) {
    graph.clearCarry();
  }

  @Override
  public StepResult fit(TokenBatch batch, long index) {
    long tokens = batch.tokens();
    if (window) {
      INDArray ids = BatchArrays.window(batch.inputs(), batch.rows(), batch.steps());
      INDArray ones = Nd4j.ones(batch.rows(), 1);
      return step.fit(ids, BatchArrays.lastLabels(batch), ones, tokens, index);
    }
    graph.forget(forgotten(batch.rows(), index));
    INDArray ids = BatchArrays.inputs(batch);
    return step.fit(ids, BatchArrays.labels(batch), BatchArrays.mask(batch), tokens, index);
  }

  /** Rows that start this segment from nothing, so that the model learns how a text begins. */
  private int[] forgotten(int rows, long index) {
    RandomStream random = RandomStream.named(seed, "forget").at(index);
    return IntStream.range(0, rows).filter(row -> random.nextDouble() < FORGET).toArray();
  }

  @Override
  public void rateFactor(double factor) {
    rate.factor(factor);
  }

  @Override
  public Measurement evaluate() {
    Scorer scorer = window ? windowModel() : new RecurrentScorer(graph);
    return Evaluation.measurement(
        scorer.nats(data.dev()), data.dev(), data.tokeniser(), data.vocabulary());
  }

  @Override
  public String sample(long index) {
    Map<String, Map<String, INDArray>> carry = graph.carry();
    Predictor predictor = window ? windowModel() : new RecurrentPredictor(graph);
    String text =
        new Writer(predictor, data.tokeniser(), data.vocabulary())
            .write(
                "",
                SAMPLE,
                Sampler.of(SamplerOptions.plain().withTemperature(SAMPLE_TEMPERATURE)),
                RandomStream.named(seed, "sampling").at(index));
    graph.carry(carry);
    return text;
  }

  @Override
  public Map<String, byte[]> state() {
    Map<String, byte[]> state = GraphState.of(graph);
    state.put(CARRY, ArrayBytes.of(graph.carry()));
    return state;
  }

  @Override
  public void restore(Map<String, byte[]> state) {
    GraphState.restore(graph, state);
    graph.carry(ArrayBytes.layers(state.get(CARRY)));
  }

  private WindowModel windowModel() {
    return new WindowModel(graph, config.order(), data.vocabulary().unknown());
  }

  private StreamBatches streams() {
    return new StreamBatches(data.train(), config.batch(), config.bptt(), seed);
  }

  private WindowBatches windows() {
    int rows = (int) Math.min(Integer.MAX_VALUE, (long) config.batch() * config.bptt());
    return new WindowBatches(data.train(), rows, config.order(), seed);
  }
}
