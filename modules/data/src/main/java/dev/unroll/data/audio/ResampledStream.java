package dev.unroll.data.audio;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.util.List;

/**
 * Another stream at another rate. The filter looks ahead by {@code zeros} samples of the slower.
 */
public final class ResampledStream implements SoundStream {
  private final SoundStream source;
  private final int rate;
  private final Resampler resampler;
  private float[] input = new float[0];
  private float[] ready = new float[0];
  private int given;
  private boolean ended;

  /**
   * Wraps {@code source}, which is closed with this.
   *
   * @param rate in Hz
   */
  public ResampledStream(SoundStream source, int rate, ResamplingFilter filter) {
    this.source = source;
    this.rate = rate;
    this.resampler = new Resampler(source.rate(), rate, filter);
  }

  @Override
  public int rate() {
    return rate;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public int read(float[] block) throws IOException {
    Check.positive("the length of the block", block.length);
    int wanted = inputFor(block.length);
    if (input.length < wanted) {
      input = new float[wanted];
    }
    while (given == ready.length && !ended) {
      int count = source.read(input);
      ended = count < 0;
      ready = ended ? resampler.finish() : resampler.accept(input, count);
      given = 0;
    }
    int count = Math.min(block.length, ready.length - given);
    for (int i = 0; i < count; i++) {
      // The filter overshoots at the edges of a loud sound.
      block[i] = Math.max(-1, Math.min(1, ready[given + i]));
    }
    given += count;
    return count == 0 ? -1 : count;
  }

  /** Samples of the source that give {@code length} or fewer: its rate may be far below. */
  private int inputFor(int length) {
    long needed = (long) length * source.rate() / rate;
    return (int) Math.max(1, Math.min(length, needed));
  }

  @Override
  public List<String> warnings() {
    return source.warnings();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
