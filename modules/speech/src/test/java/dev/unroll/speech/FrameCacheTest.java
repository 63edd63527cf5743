package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.audio.feature.FeatureOptions;
import dev.unroll.data.synthetic.Split;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameCacheTest {
  private static final int COUNT = 6;
  private static final AugmentConfig ALL =
      new AugmentConfig(List.of(0.9, 1.0, 1.1), 1, 3, 1, 9, 0.5, 6);
  private static final AugmentConfig KEPT =
      new AugmentConfig(List.of(0.9, 1.0, 1.1), 1, 3, 1, 9, 0, 0);

  private static FrameCache cache(AugmentConfig augmentation) throws IOException {
    SpeechConfig config =
        new SpeechConfig(
            FeatureOptions.logMel(8_000, 8),
            Spoken.sizes(true, new Convolution(3, 2, 4)),
            augmentation,
            30,
            4);
    Recordings recordings = SpeechSource.voice(COUNT, 1).read(Split.TRAIN);
    SpeechData data = SpeechData.of(config, "", recordings, recordings);
    return new FrameCache(config, data.train(), new Augmentation(augmentation, 7));
  }

  @Test
  void whatIsInTheCacheChangesNothing() throws IOException {
    for (AugmentConfig augmentation : List.of(ALL, KEPT)) {
      FrameCache warm = cache(augmentation);
      for (int epoch = 0; epoch < 5; epoch++) {
        for (int i = 0; i < COUNT; i++) {
          float[][] fresh = cache(augmentation).frames(i, epoch);
          assertTrue(Arrays.deepEquals(fresh, warm.frames(i, epoch)), i + " in epoch " + epoch);
        }
      }
    }
  }

  @Test
  void epochsDifferAndSpeedsChangeTheLength() throws IOException {
    FrameCache cache = cache(KEPT);
    assertFalse(Arrays.deepEquals(cache.frames(0, 0), cache.frames(0, 1)));
    long lengths =
        IntStream.range(0, 12).map(epoch -> cache.frames(0, epoch).length).distinct().count();
    assertEquals(3, lengths);
  }

  @Test
  void withoutAugmentationFramesAreThoseOfTheRecording() throws IOException {
    FrameCache cache = cache(AugmentConfig.none());
    assertArrayEquals(cache.frames(2, 0), cache.frames(2, 9));
    assertEquals(cache.length(2), cache.frames(2, 0).length, 1);
  }
}
