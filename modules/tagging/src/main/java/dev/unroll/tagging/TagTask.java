package dev.unroll.tagging;

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

/** Trains the graph of a tagger. */
final class TagTask implements Task<TagArrays> {
  private final TagFeed feed;
  private final Rate rate;
  private final CarryingGraph graph;
  private final GraphStep step;
  private final HeldOut heldOut;

  TagTask(TagConfig config, TagData data, TrainConfig training) {
    this.feed = new TagFeed(config, data, training.seed());
    this.rate = training.rate(feed.batches());
    this.graph =
        TagNetwork.graph(
            config,
            TagSizes.of(data.lexicon(), data.answers()),
            training.seed(),
            training.optimiser(),
            rate);
    this.step = new GraphStep(graph, training.normalisation(), training.clip(), rate);
    this.heldOut = new HeldOut(config, data, graph);
  }

  CarryingGraph graph() {
    return graph;
  }

  @Override
  public long batches() {
    return feed.batches();
  }

  @Override
  public BatchCursor<TagArrays> epoch(int epoch, long from) {
    return new Prefetch<>(from, feed.batches(), feed.epoch(epoch));
  }

  @Override
  public void startEpoch(int epoch) {
    // Nothing is carried from text to text.
  }

  @Override
  public StepResult fit(TagArrays batch, long index) {
    return step.fit(
        batch.inputs(), batch.inputMasks(), batch.labels(), batch.masks(), batch.tokens(), index);
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
