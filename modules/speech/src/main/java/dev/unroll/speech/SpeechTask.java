package dev.unroll.speech;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.BatchCursor;
import dev.unroll.data.batch.FrameBatch;
import dev.unroll.data.batch.FrameBatches;
import dev.unroll.data.batch.Prefetch;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Measurement;
import dev.unroll.training.StepResult;
import dev.unroll.training.Task;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.checkpoint.GraphState;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Rate;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trains a recogniser on recordings. The loss is in nats per letter. */
final class SpeechTask implements Task<FrameBatch> {
  private final FrameBatches batches;
  private final Rate rate;
  private final CarryingGraph graph;
  private final GraphStep step;
  private final HeldOut heldOut;

  SpeechTask(SpeechConfig config, SpeechData data, TrainConfig training) {
    Augmentation augmentation = new Augmentation(config.augmentation(), training.seed());
    FrameCache frames = new FrameCache(config, data.train(), augmentation);
    batches = new FrameBatches(frames, config.batch(), training.seed());
    rate = training.rate(batches());
    graph =
        SpeechNetwork.graph(
            config.network(),
            config.features().width(),
            data.alphabet(),
            training.seed(),
            training.optimiser(),
            rate);
    step = new GraphStep(graph, training.normalisation(), training.clip(), rate);
    heldOut = new HeldOut(config, data, graph);
  }

  @Override
  public long batches() {
    return batches.count();
  }

  @Override
  public BatchCursor<FrameBatch> epoch(int epoch, long from) {
    List<int[]> plan = batches.plan(epoch);
    return new Prefetch<>(
        from, batches.count(), index -> batches.batch(plan.get(Math.toIntExact(index)), epoch));
  }

  @Override
  public void startEpoch(int epoch) {
    // Nothing is carried from recording to recording.
  }

  @Override
  public StepResult fit(FrameBatch batch, long index) {
    FrameArrays arrays = FrameArrays.of(batch);
    return step.fit(
        new INDArray[] {arrays.frames()},
        new INDArray[] {arrays.mask()},
        arrays.labels(),
        arrays.labelMask(),
        Math.max(1, batch.tokens()), // also a batch of silence teaches
        index);
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
