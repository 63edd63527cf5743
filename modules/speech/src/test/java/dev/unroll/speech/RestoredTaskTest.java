package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.unroll.data.audio.feature.FeatureOptions;
import dev.unroll.data.batch.FrameBatch;
import dev.unroll.data.synthetic.Split;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.Task;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every checkpoint of an epoch is as good as the task that it was made of. */
class RestoredTaskTest {
  private static Task<FrameBatch> task() throws IOException {
    NetworkConfig network =
        new NetworkConfig(
            List.of(new Convolution(5, 2, 6)),
            CellName.LSTM,
            2,
            6,
            true,
            NetworkConfig.Norm.BATCH,
            0.3);
    SpeechConfig config =
        new SpeechConfig(
            FeatureOptions.logMel(8_000, 8),
            network,
            new AugmentConfig(List.of(0.9, 1.0, 1.1), 1, 3, 1, 9, 0, 0),
            30,
            4);
    SpeechSource source = SpeechSource.voice(24, 1);
    SpeechData data = SpeechData.of(config, "", source.read(Split.TRAIN), source.read(Split.TRAIN));
    return SpeechTask.of(config, data, TrainCommand.DEFAULTS);
  }

  private static void steps(Task<FrameBatch> task, int from, int to) {
    for (int step = from; step < to; step++) {
      int epoch = Math.toIntExact(step / task.batches());
      try (var batches = task.epoch(epoch, step % task.batches())) {
        task.fit(batches.next(), step);
      }
      if (step % 3 == 2) {
        task.evaluate(); // must leave no trace
        task.sample(step);
      }
    }
  }

  @Test
  void aTaskThatIsRestoredGoesOnAsIfNeverStopped() throws IOException {
    Task<FrameBatch> unbroken = task();
    steps(unbroken, 0, 13);
    Map<String, byte[]> wanted = unbroken.state();
    for (int stop : new int[] {4, 8}) {
      Task<FrameBatch> first = task();
      steps(first, 0, stop);
      Task<FrameBatch> second = task();
      second.restore(first.state());
      steps(second, stop, 13);
      wanted.forEach(
          (name, bytes) -> assertArrayEquals(bytes, second.state().get(name), name + ", " + stop));
    }
  }
}
