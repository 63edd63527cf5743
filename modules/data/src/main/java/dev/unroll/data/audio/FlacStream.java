package dev.unroll.data.audio;

import dev.unroll.core.check.Check;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
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
  private static final int MARK = 4;
  private static final int BLOCK_HEADER = 4;
  private static final int INFO = 34;

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
      InputStream begin = new ByteArrayInputStream(essence(in));
      decoder = new FLACDecoder(new Patient(new SequenceInputStream(begin, in)));
      decoder.readMetadata();
      info = decoder.getStreamInfo();
      Check.positive("rate", info.getSampleRate());
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          name + " is FLAC with a damaged header (" + e.getMessage() + "); make it anew", e);
    }
  }

  /**
   * The header with nothing but what decoding needs. jFLAC would make arrays of whatever length a
   * comment or a picture says it has.
   */
  private static byte[] essence(BufferedInputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    byte[] essence = new byte[MARK + BLOCK_HEADER + INFO];
    data.readFully(essence, 0, essence.length);
    int length = (essence[5] & 0xFF) << 16 | (essence[6] & 0xFF) << 8 | (essence[7] & 0xFF);
    if ((essence[MARK] & 0x7F) != 0 || length != INFO) {
      throw new IOException("it does not begin with STREAMINFO");
    }
    boolean last = essence[MARK] < 0;
    while (!last) {
      int block = data.readInt();
      last = block < 0;
      data.skipNBytes(block & 0xFFFFFF);
    }
    essence[MARK] = (byte) 0x80;
    return essence;
  }

  @Override
  public int rate() {
    return info.getSampleRate();
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

  /** Says a few times that the end is reached; jFLAC may ask for ever. */
  private static final class Patient extends FilterInputStream {
    private static final int PATIENCE = 64;
    private int asked;

    Patient(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return counted(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return counted(super.read(bytes, offset, length));
    }

    private int counted(int result) {
      asked += result < 0 ? 1 : 0;
      if (asked > PATIENCE) {
        throw new IllegalStateException("the end was read before");
      }
      return result;
    }
  }
}
