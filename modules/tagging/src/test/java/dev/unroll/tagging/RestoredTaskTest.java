package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.tagging.LetterConfig.Kind;
import dev.unroll.tagging.Models.Variant;
import dev.unroll.training.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every checkpoint of an epoch is as good as the task that it was made of. */
class RestoredTaskTest {
  private static Task<TagArrays> task(Variant variant) {
    TagConfig config = Models.withDropout(variant.config(Kind.BOTH), 0.3);
    List<Example> examples = new ArrayList<>();
    Collections.nCopies(4, variant.examples()).forEach(examples::addAll);
    return TagTask.of(config, Models.data(config, examples), TrainCommand.DEFAULTS);
  }

  private static void step(Task<TagArrays> task, long step) {
    try (var batches = task.epoch(0, step % task.batches())) {
      task.fit(batches.next(), step);
    }
    if (step == 1) {
      task.evaluate(); // must leave no trace
      task.sample(step);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Variant.class,
      names = {"CHAIN", "FEEDBACK", "TERMS"})
  void aTaskRestoredBeforeAnyStepMakesItWithTheSameBits(Variant variant) {
    Task<TagArrays> unbroken = task(variant);
    for (long step = 0; step < 3; step++) {
      Map<String, byte[]> before = new HashMap<>(unbroken.state());
      step(unbroken, step);
      Task<TagArrays> restored = task(variant);
      restored.restore(before);
      step(restored, step);
      Map<String, byte[]> expected = unbroken.state();
      Map<String, byte[]> found = restored.state();
      assertEquals(expected.keySet(), found.keySet());
      expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
    }
  }
}
