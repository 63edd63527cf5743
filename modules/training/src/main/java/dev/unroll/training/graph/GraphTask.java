package dev.unroll.training.graph;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.BatchCursor;
import dev.unroll.data.batch.Prefetch;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Measurement;
import dev.unroll.training.StepResult;
import dev.unroll.training.Task;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.checkpoint.GraphState;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Rate;
import java.util.Map;

/**
 * Trains a graph that carries nothing from batch to batch.
 *
 * @param <B> a batch
 */
public final class GraphTask<B> implements Task<B> {
  private final CarryingGraph graph;
  private final Rate rate;
  private final EpochFeed<B> feed;
  private final Update<B> update;
  private final HeldOutData heldOut;
  private final GraphStep step;

  /** How the arrays of a batch come into a step. */
  public interface Update<B> {
    StepResult fit(GraphStep step, B batch, long index);
  }

  /**
   * @param rate that the graph's layers learn by
   * @param heldOut measured on the same graph
   */
  public GraphTask(
      TrainConfig training,
      CarryingGraph graph,
      Rate rate,
      EpochFeed<B> feed,
      Update<B> update,
      HeldOutData heldOut) {
    this.graph = graph;
    this.rate = rate;
    this.feed = feed;
    this.update = update;
    this.heldOut = heldOut;
    this.step = new GraphStep(graph, training.normalisation(), training.clip(), rate);
  }

  /** What is trained. */
  public CarryingGraph graph() {
    return graph;
  }

  @Override
  public long batches() {
    return feed.batches();
  }

  @Override
  public BatchCursor<B> epoch(int epoch, long from) {
    return new Prefetch<>(from, feed.batches(), feed.epoch(epoch));
  }

  @Override
  public void startEpoch(int epoch) {
    // Nothing is carried from batch to batch.
  }

  @Override
  public StepResult fit(B batch, long index) {
    return update.fit(step, batch, index);
  }

  @Override
  public void rateFactor(double factor) {
    rate.factor(factor);
  }

  @Override
  public Measurement evaluate() {
    return heldOut.measure();
  }

  @Override
  public String sample(long index) {
    return heldOut.examples(RandomStream.named(index, "examples"));
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
