package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.captioning.CaptionData.Captioned;
import dev.unroll.captioning.NetworkConfig.Decoder;
import dev.unroll.data.synthetic.scene.Captions;
import dev.unroll.layers.recurrent.CellName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every checkpoint of an epoch is as good as the task that it was made of. */
class RestoredTaskTest {
  @TempDir Path folder;
  private Path weights;

  @BeforeEach
  void trainedElsewhere() throws IOException {
    weights = Files.writeString(folder.resolve("weights"), "7");
  }

  private static CaptionTask task(EncoderConfig encoder, Decoder decoder) throws IOException {
    NetworkConfig network = new NetworkConfig(decoder, CellName.GRU, 1, 8, 6, 5, 0.3, 0);
    CaptionConfig config = Models.config(encoder, network, 20);
    return new CaptionTask(
        config,
        CaptionData.of(config, captioned(20), captioned(8)),
        Eye.read(config.encoder()),
        TrainCommand.DEFAULTS);
  }

  private static Captioned captioned(int count) {
    Pictures.Rendered scenes = Models.scenes(count);
    return new Captioned(
        scenes, scenes.scenes().stream().map(scene -> Captions.of(scene, 3)).toList());
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
  void aTaskRestoredBeforeAnyStepMakesItWithTheSameBits(Decoder decoder) throws IOException {
    String file = weights.toString();
    for (EncoderConfig encoder :
        List.of(
            EncoderConfig.small(64),
            new EncoderConfig("given", file, false, 1, 16),
            new EncoderConfig("given", file, true, 0.1, 16))) {
      CaptionTask unbroken = task(encoder, decoder);
      for (long step = 0; step < 5; step++) {
        Map<String, byte[]> before = new HashMap<>(unbroken.state());
        step(unbroken, step);
        // What the file holds now must not matter.
        Files.writeString(weights, "8");
        CaptionTask restored = task(encoder, decoder);
        Files.writeString(weights, "7");
        restored.restore(before);
        step(restored, step);
        Map<String, byte[]> expected = unbroken.state();
        Map<String, byte[]> found = restored.state();
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
      }
    }
  }
}
