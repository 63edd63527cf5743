package dev.unroll.speech;

import dev.unroll.data.batch.FrameBatch;
import dev.unroll.data.batch.FrameBatches;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.StepResult;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.graph.EpochFeed;
import dev.unroll.training.graph.GraphTask;
import java.util.List;
import java.util.function.LongFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trains a recogniser on recordings. The loss is in nats per letter. */
final class SpeechTask {
  private SpeechTask() {}

  static GraphTask<FrameBatch> of(SpeechConfig config, SpeechData data, TrainConfig training) {
    Augmentation augmentation = new Augmentation(config.augmentation(), training.seed());
    FrameCache frames = new FrameCache(config, data.train(), augmentation);
    Feed feed = new Feed(new FrameBatches(frames, config.batch(), training.seed()));
    Rate rate = training.rate(feed.batches());
    CarryingGraph graph =
        SpeechNetwork.graph(
            config.network(),
            config.features().width(),
            data.alphabet(),
            training.seed(),
            training.optimiser(),
            rate);
    return new GraphTask<>(
        training, graph, rate, feed, SpeechTask::fit, new HeldOut(config, data, graph));
  }

  /** Recordings, in an order of their own in each epoch. */
  private record Feed(FrameBatches all) implements EpochFeed<FrameBatch> {
    @Override
    public long batches() {
      return all.count();
    }

    @Override
    public LongFunction<FrameBatch> epoch(int epoch) {
      List<int[]> plan = all.plan(epoch);
      return index -> all.batch(plan.get(Math.toIntExact(index)), epoch);
    }
  }

  private static StepResult fit(GraphStep step, FrameBatch batch, long index) {
    FrameArrays arrays = FrameArrays.of(batch);
    return step.fit(
        new INDArray[] {arrays.frames()},
        new INDArray[] {arrays.mask()},
        arrays.labels(),
        arrays.labelMask(),
        Math.max(1, batch.tokens()), // also a batch of silence teaches
        index);
  }
}
