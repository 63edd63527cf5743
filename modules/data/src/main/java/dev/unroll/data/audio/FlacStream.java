package dev.unroll.data.audio;

import dev.unroll.core.check.Check;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jflac.ChannelData;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;
import org.jflac.metadata.StreamInfo;

/**
 * FLAC (RFC 9639), decoded by jFLAC block by block. Blocks that are damaged are silent or left out,
 * and so is what a file that is cut off lacks; there is a warning.
 */
final class FlacStream implements SoundStream {
  private final BufferedInputStream in;
  private final String name;
  private final FLACDecoder decoder;
  private final StreamInfo info;
  private final List<String> warnings = new ArrayList<>();
  private float[] decoded = new float[0];
  private int given;
  private long total;
  private boolean damaged;
  private boolean ended;

  /**
   * Reads the header.
   *
   * @param in at its first byte; closed with this
   * @throws IOException naming {@code name} when the header is damaged
   */
  FlacStream(BufferedInputStream in, String name) throws IOException {
    this.in = in;
    this.name = name;
    try {
      decoder = new FLACDecoder(FlacInput.of(in));
      decoder.readMetadata();
      info = decoder.getStreamInfo();
      PcmFormat.requireRate(info.getSampleRate());
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          name + " is FLAC with a damaged header (" + e.getMessage() + "); make it anew", e);
    }
  }

  @Override
  public int rate() {
    return info.getSampleRate();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int read(float[] block) throws IOException {
    Check.positive("the length of the block", block.length);
    while (given == decoded.length && !ended) {
      decode();
    }
    int count = Math.min(block.length, decoded.length - given);
    System.arraycopy(decoded, given, block, 0, count);
    given += count;
    return count == 0 ? -1 : count;
  }

  private void decode() throws IOException {
    given = 0;
    decoded = new float[0];
    try {
      Frame frame = decoder.readNextFrame();
      if (frame == null) {
        end();
      } else {
        // Of a whole block with its own checksum the checksum is 0; jFLAC mutes others unsaid.
        damaged |= decoder.getBitInputStream().getReadCRC16() != 0;
        decoded = mixed(frame);
        total += decoded.length;
      }
    } catch (RuntimeException e) {
      // jFLAC trusts what a block says of itself, and fails where that makes no sense.
      damaged = true;
      end();
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).startsWith("STREAM_DECODER")) {
        throw new IOException(name + " cannot be read further: " + e.getMessage(), e);
      }
      damaged = true;
      end();
    }
  }

  private float[] mixed(Frame frame) {
    ChannelData[] channels = decoder.getChannelData();
    double full = Math.scalb(1.0, frame.header.bitsPerSample - 1) * frame.header.channels;
    float[] samples = new float[frame.header.blockSize];
    for (int i = 0; i < samples.length; i++) {
      long sum = 0;
      for (int channel = 0; channel < frame.header.channels; channel++) {
        sum += channels[channel].getOutput()[i];
      }
      samples[i] = (float) Math.max(-1, Math.min(1, sum / full));
    }
    return samples;
  }

  private void end() {
    ended = true;
    if (damaged || decoder.getBadFrames() > 0) {
      warnings.add(
          name + " is damaged: of the " + seconds(total) + " that were read parts may be silent");
    } else if (total < info.getTotalSamples()) {
      warnings.add(
          name
              + " is cut off: "
              + seconds(info.getTotalSamples())
              + " are promised, the "
              + seconds(total)
              + " that are whole were read");
    }
  }

  private String seconds(long samples) {
    return String.format(Locale.ROOT, "%.2f s", (double) samples / rate());
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
