package dev.unroll.data.audio;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes samples as they come, and mixes the channels to their mean. Floats that are not finite
 * become 0 and those beyond [-1, 1] are cut off; a frame that is cut off at the end is left out.
 * Each is a warning.
 */
public final class PcmStream implements SoundStream {
  private static final int BLOCK = 1 << 15;

  private final InputStream in;
  private final PcmFormat format;
  private final String name;
  private final List<String> warnings;
  private final ByteBuffer bytes;
  private int pending;
  private long loud;
  private long strange;
  private boolean ended;

  /**
   * Samples without a header, up to the end of {@code in}.
   *
   * @param in read by no one else, and closed with this
   * @param name what warnings call it
   */
  public PcmStream(InputStream in, PcmFormat format, String name) {
    this(in, format, name, new ArrayList<>());
  }

  /** The same, that adds to {@code warnings}, which {@code in} may do, too. */
  PcmStream(InputStream in, PcmFormat format, String name, List<String> warnings) {
    this.in = in;
    this.format = format;
    this.name = name;
    this.warnings = warnings;
    bytes = ByteBuffer.allocate(BLOCK + format.frameBytes()).order(format.order());
  }

  @Override
  public int rate() {
    return format.rate();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int read(float[] block) throws IOException {
    Check.positive("the length of the block", block.length);
    int frameBytes = format.frameBytes();
    while (pending < frameBytes && !ended) {
      int most = (int) Math.min(bytes.capacity(), (long) block.length * frameBytes);
      int count = in.read(bytes.array(), pending, most - pending);
      if (count < 0) {
        end();
      } else {
        pending += count;
      }
    }
    int frames = Math.min(block.length, pending / frameBytes);
    if (frames == 0) {
      return -1;
    }
    for (int i = 0; i < frames; i++) {
      block[i] = mixed(i * frameBytes);
    }
    pending -= frames * frameBytes;
    System.arraycopy(bytes.array(), frames * frameBytes, bytes.array(), 0, pending);
    return frames;
  }

  private float mixed(int at) {
    double sum = 0;
    for (int channel = 0; channel < format.channels(); channel++) {
      double value = format.encoding().decode(bytes, at + channel * format.encoding().bytes());
      if (!Double.isFinite(value)) {
        strange++;
        value = 0;
      } else if (Math.abs(value) > 1) {
        loud++;
        value = Math.signum(value);
      }
      sum += value;
    }
    return (float) (sum / format.channels());
  }

  private void end() {
    ended = true;
    if (pending > 0) {
      warnings.add(
          name
              + " ends within a sample: the last "
              + pending
              + " of "
              + format.frameBytes()
              + " bytes were left out");
    }
    if (strange > 0) {
      warnings.add(name + " holds " + strange + " samples that are no number; they became 0");
    }
    if (loud > 0) {
      warnings.add(name + " holds " + loud + " samples beyond [-1, 1]; they were cut off there");
    }
  }

  @Override
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
