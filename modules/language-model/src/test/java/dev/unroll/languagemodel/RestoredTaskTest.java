package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.training.TrainConfig;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every checkpoint of an epoch is as good as the task that it was made of. */
class RestoredTaskTest {
  private static final int STEPS = 8;
  private static final int EVALUATE_EVERY = 3;

  /** So many that some are forgotten (see LanguageModelTask) in half of all steps. */
  private static final int ROWS = 30;

  private static LanguageModelTask task(LanguageModelConfig config) {
    TrainConfig training = TrainCommand.DEFAULTS;
    return new LanguageModelTask(config, TinyModels.data(config), training);
  }

  /** One step, with an evaluation now and then, which must leave no trace. */
  private static void step(LanguageModelTask task, long step) {
    try (var batches = task.epoch(0, step)) {
      task.fit(batches.next(), step);
    }
    if ((step + 1) % EVALUATE_EVERY == 0) {
      task.evaluate();
      task.sample(step + 1);
    }
  }

  private static void assertSame(
      Map<String, byte[]> expected, Map<String, byte[]> actual, long step) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach(
        (name, bytes) -> assertArrayEquals(bytes, actual.get(name), name + " after step " + step));
  }

  @Test
  void aTaskRestoredBeforeAnyStepMakesItWithTheSameBits() {
    for (String kind : new String[] {"lstm", "elman", "window"}) {
      LanguageModelConfig few = TinyModels.all().get(kind);
      LanguageModelConfig config =
          new LanguageModelConfig(
              few.kind(), few.level(), 300, 1, few.recurrent(), few.order(), ROWS, few.bptt());
      LanguageModelTask unbroken = task(config);
      unbroken.startEpoch(0);
      long steps = Math.min(STEPS, unbroken.batches());
      for (long step = 0; step < steps; step++) {
        Map<String, byte[]> before = new HashMap<>(unbroken.state());
        step(unbroken, step);
        LanguageModelTask restored = task(config);
        restored.restore(before);
        assertSame(before, restored.state(), step - 1);
        step(restored, step);
        assertSame(unbroken.state(), restored.state(), step);
      }
    }
  }
}
