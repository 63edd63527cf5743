package dev.unroll.seqtoseq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.translation.NumbersAndDates;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import dev.unroll.seqtoseq.NetworkConfig.Feeding;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every checkpoint of an epoch is as good as the task that it was made of. */
class RestoredTaskTest {
  private static SeqToSeqTask task() {
    NetworkConfig network =
        new NetworkConfig(
            CellName.GRU, 2, 8, 6, true, AttentionName.ADDITIVE, Feeding.NONE, 0.3, false);
    SeqToSeqConfig config =
        new SeqToSeqConfig(
            SeqToSeqConfig.Kind.TRANSLATION,
            new TextConfig(Level.WORD, 100, 1, true),
            new TextConfig(Level.CHAR, 100, 1, false),
            true,
            network,
            0.1,
            new SamplingConfig(0.5, 4),
            40,
            8);
    NumbersAndDates pairs = new NumbersAndDates(1);
    SeqToSeqData data =
        SeqToSeqData.of(
            config,
            pairs.pairs(Split.TRAIN, 60),
            pairs.pairs(Split.DEV, 10),
            pairs.pairs(Split.TEST, 10));
    return new SeqToSeqTask(config, data, TrainCommand.DEFAULTS);
  }

  private static void step(SeqToSeqTask task, long step) {
    try (var batches = task.epoch(0, step)) {
      task.fit(batches.next(), step);
    }
    if (step % 3 == 2) {
      task.evaluate(); // must leave no trace
      task.sample(step);
    }
  }

  @Test
  void aTaskRestoredBeforeAnyStepMakesItWithTheSameBits() {
    SeqToSeqTask unbroken = task();
    for (long step = 0; step < 6; step++) {
      Map<String, byte[]> before = new HashMap<>(unbroken.state());
      step(unbroken, step);
      SeqToSeqTask restored = task();
      restored.restore(before);
      step(restored, step);
      Map<String, byte[]> expected = unbroken.state();
      Map<String, byte[]> found = restored.state();
      assertEquals(expected.keySet(), found.keySet());
      expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
    }
  }
}
