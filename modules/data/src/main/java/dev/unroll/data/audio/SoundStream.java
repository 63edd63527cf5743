package dev.unroll.data.audio;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A recording that is read in pieces, mono. Not thread-safe. */
public interface SoundStream extends AutoCloseable {
  /** Samples a second, in Hz. */
  int rate();

  /** What errors and warnings call it, such as its file. */
  default String name() {
    return "the recording";
  }

  /**
   * Reads what there is, and waits only while there is nothing; so a live stream is heard at once.
   *
   * @param block float [at least 1]; the first samples of it are overwritten, in [-1, 1]
   * @return how many were put into {@code block}, at least 1; -1 at the end
   * @throws IOException naming the file when it cannot be read further
   */
  int read(float[] block) throws IOException;

  /**
   * What was wrong so far and was overcome, such as a file that is cut off: one line each, naming
   * the file. Complete when the end was read.
   */
  List<String> warnings();

  @Override
  void close() throws IOException;

  /**
   * This stream at {@code rate}; closing the result closes this.
   *
   * @param rate in Hz, above 0
   * @throws IOException naming the file and both rates when they have hardly a common divisor,
   *     which the filter needs
   */
  default SoundStream at(int rate) throws IOException {
    Check.positive("rate", rate);
    if (rate == rate()) {
      return this;
    }
    try {
      return new ResampledStream(this, rate, ResamplingFilter.SPEECH);
    } catch (IllegalArgumentException e) {
      throw SoundFile.uneven(name(), rate(), rate, e);
    }
  }

  /**
   * The rest of this stream in memory: 4 bytes a sample, twice that while reading.
   *
   * @throws IOException as {@link #read} does
   */
  default Sound rest() throws IOException {
    List<float[]> blocks = new ArrayList<>();
    float[] block = new float[1 << 16];
    int total = 0;
    for (int count = read(block); count >= 0; count = read(block)) {
      blocks.add(Arrays.copyOf(block, count));
      total = Math.addExact(total, count);
    }
    float[] samples = new float[total];
    int at = 0;
    for (float[] piece : blocks) {
      System.arraycopy(piece, 0, samples, at, piece.length);
      at += piece.length;
    }
    return new Sound(samples, rate());
  }
}
