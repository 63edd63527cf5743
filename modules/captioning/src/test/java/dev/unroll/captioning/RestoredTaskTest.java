package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every checkpoint of an epoch is as good as the task that it was made of. */
class RestoredTaskTest {
  private static CaptionTask task(NetworkConfig.Decoder decoder) throws IOException {
    CaptionConfig config = Models.config(decoder, 0.3, 20);
    CaptionSource.Parts parts = CaptionSource.scenes(20, 1).read();
    return new CaptionTask(
        config,
        CaptionData.of(config, parts.train(), parts.dev()),
        Eye.read(config.encoder()),
        TrainCommand.DEFAULTS);
  }

  private static void step(CaptionTask task, long step) {
    try (var batches = task.epoch(0, step)) {
      task.fit(batches.next(), step);
    }
    if (step % 3 == 2) {
      task.evaluate(); // must leave no trace
      task.sample(step);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTaskRestoredBeforeAnyStepMakesItWithTheSameBits(NetworkConfig.Decoder decoder)
      throws IOException {
    CaptionTask unbroken = task(decoder);
    for (long step = 0; step < 5; step++) {
      Map<String, byte[]> before = new HashMap<>(unbroken.state());
      step(unbroken, step);
      CaptionTask restored = task(decoder);
      restored.restore(before);
      step(restored, step);
      Map<String, byte[]> expected = unbroken.state();
      Map<String, byte[]> found = restored.state();
      assertEquals(expected.keySet(), found.keySet());
      expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
    }
  }
}
