package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.autoencoder.AutoencoderConfig.Kind;
import dev.unroll.autoencoder.NetworkConfig.Condition;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.Task;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every checkpoint of an epoch is as good as the task that it was made of. */
class RestoredTaskTest {
  private static Task<GraphBatch> task(Kind kind) {
    NetworkConfig network = new NetworkConfig(CellName.GRU, 1, 8, 6, 7, true, Condition.BOTH, 0.3);
    AutoencoderConfig config = Models.config(kind, network);
    return AutoencoderTask.of(
        config, Models.data(config, kind == Kind.HIERARCHICAL ? 40 : 6), TrainCommand.DEFAULTS);
  }

  private static void step(Task<GraphBatch> task, long step) {
    try (var batches = task.epoch(0, step)) {
      task.fit(batches.next(), step);
    }
    if (step % 2 == 1) {
      task.evaluate(); // must leave no trace
      task.sample(step);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aTaskRestoredBeforeAnyStepMakesItWithTheSameBits(Kind kind) {
    Task<GraphBatch> unbroken = task(kind);
    for (long step = 0; step < 4; step++) {
      Map<String, byte[]> before = new HashMap<>(unbroken.state());
      step(unbroken, step);
      Task<GraphBatch> restored = task(kind);
      restored.restore(before);
      step(restored, step);
      Map<String, byte[]> expected = unbroken.state();
      Map<String, byte[]> found = restored.state();
      assertEquals(expected.keySet(), found.keySet());
      expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
    }
  }
}
