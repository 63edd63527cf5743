package dev.unroll.speech;

import dev.unroll.data.audio.Sound;
import dev.unroll.data.audio.SoundStream;
import java.util.List;

/** A recording in memory as a stream. */
final class SoundInMemory implements SoundStream {
  private final Sound sound;
  private int at;

  SoundInMemory(Sound sound) {
    this.sound = sound;
  }

  @Override
  public int rate() {
    return sound.rate();
  }

  @Override
  public int read(float[] block) {
    int count = Math.min(block.length, sound.samples().length - at);
    if (count <= 0) {
      return -1;
    }
    System.arraycopy(sound.samples(), at, block, 0, count);
    at += count;
    return count;
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void close() {
    // Memory has nothing to close.
  }
}
