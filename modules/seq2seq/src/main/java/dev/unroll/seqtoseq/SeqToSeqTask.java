package dev.unroll.seqtoseq;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.BatchCursor;
import dev.unroll.data.batch.PairBatch;
import dev.unroll.data.batch.PairBatches;
import dev.unroll.data.batch.Prefetch;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Measurement;
import dev.unroll.training.StepResult;
import dev.unroll.training.Task;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.batch.PairArrays;
import dev.unroll.training.checkpoint.GraphState;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Rate;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trains a sequence-to-sequence graph on pairs. */
final class SeqToSeqTask implements Task<PairBatch> {
  private final SeqToSeqConfig config;
  private final SeqToSeqData data;
  private final Rate rate;
  private final CarryingGraph graph;
  private final GraphStep step;
  private final PairBatches batches;
  private final ScheduledSampling sampling;

  SeqToSeqTask(SeqToSeqConfig config, SeqToSeqData data, TrainConfig training) {
    this.config = config;
    this.data = data;
    int padding = data.source().vocabulary().padding();
    this.batches =
        new PairBatches(
            data.train().sources(),
            data.train().targets(),
            config.batch(),
            padding,
            training.seed());
    this.rate = training.rate(batches());
    this.graph =
        SeqToSeqNetwork.graph(
            config,
            data.source().vocabulary().size(),
            data.target().vocabulary().size(),
            training.seed(),
            training.optimiser(),
            rate);
    this.step = new GraphStep(graph, training.normalisation(), training.clip(), rate);
    this.sampling = new ScheduledSampling(config.sampling(), training.seed());
  }

  @Override
  public long batches() {
    return batches.count();
  }

  @Override
  public BatchCursor<PairBatch> epoch(int epoch, long from) {
    List<int[]> plan = batches.plan(epoch);
    return new Prefetch<>(
        from, batches.count(), index -> batches.batch(plan.get(Math.toIntExact(index))));
  }

  @Override
  public void startEpoch(int epoch) {
    // Nothing is carried from pair to pair.
  }

  @Override
  public StepResult fit(PairBatch batch, long index) {
    PairArrays arrays = PairArrays.of(batch);
    PairArrays read = sampling.replace(graph, arrays, index);
    return step.fit(
        new INDArray[] {read.source(), read.inputs()},
        new INDArray[] {read.sourceMask(), read.mask()},
        read.labels(),
        read.mask(),
        batch.tokens(),
        index);
  }

  @Override
  public void rateFactor(double factor) {
    rate.factor(factor);
  }

  @Override
  public Measurement evaluate() {
    return new HeldOut(config, data, graph).measure();
  }

  @Override
  public String sample(long index) {
    return new HeldOut(config, data, graph).examples(RandomStream.named(index, "examples"));
  }

  @Override
  public Map<String, byte[]> state() {
    return GraphState.of(graph);
  }

  @Override
  public void restore(Map<String, byte[]> state) {
    GraphState.restore(graph, state);
  }
}
