package dev.unroll.speech;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.audio.Sound;
import dev.unroll.data.audio.feature.FeatureExtractor;
import dev.unroll.data.batch.FrameSequences;
import dev.unroll.speech.Augmentation.Draw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The frames of recordings, altered by chance for training. What can be used again is kept while it
 * takes less than {@value #MOST_NUMBERS} numbers; the rest is made anew each time.
 */
final class FrameCache implements FrameSequences {
  private static final long MOST_NUMBERS = 1L << 28;

  private final SpeechData.Heard heard;
  private final FeatureExtractor extractor;
  private final Augmentation augmentation;
  private final Map<Key, float[][]> kept = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  private record Key(int index, double speed) {}

  /** Frames of {@code heard} as {@code augmentation} alters them. */
  FrameCache(SpeechConfig config, SpeechData.Heard heard, Augmentation augmentation) {
    this.heard = heard;
    this.extractor = new FeatureExtractor(config.features());
    this.augmentation = augmentation;
  }

  @Override
  public int size() {
    return heard.size();
  }

  @Override
  public int length(int index) {
    return heard.frames()[index];
  }

  @Override
  public int[] labels(int index) {
    return heard.labels().get(index);
  }

  @Override
  public float[][] frames(int index, int epoch) {
    double speed = augmentation.speed(augmentation.chance(index, epoch, Draw.SPEED));
    return augmentation.masked(
        unmasked(index, epoch, speed),
        extractor.options().columns(),
        augmentation.chance(index, epoch, Draw.MASKS));
  }

  private float[][] unmasked(int index, int epoch, double speed) {
    RandomStream chance = augmentation.chance(index, epoch, Draw.SOUND);
    if (augmentation.altersSound()) {
      return extracted(index, speed, chance);
    }
    Key key = new Key(index, speed);
    float[][] frames = kept.get(key);
    if (frames == null) {
      frames = extracted(index, speed, chance);
      keep(key, frames);
    }
    return frames;
  }

  private void keep(Key key, float[][] frames) {
    long more = (long) frames.length * frames[0].length;
    if (numbers.addAndGet(more) <= MOST_NUMBERS) {
      kept.put(key, frames);
    } else {
      numbers.addAndGet(-more);
    }
  }

  private float[][] extracted(int index, double speed, RandomStream random) {
    try {
      int rate = extractor.options().framing().rate();
      Sound sound = heard.recordings().sound(heard.members().get(index), rate);
      return extractor.frames(augmentation.altered(sound, speed, random));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
