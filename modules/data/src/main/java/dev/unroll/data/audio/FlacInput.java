package dev.unroll.data.audio;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * A FLAC file as jFLAC may safely see it: without metadata, and with an end that is said a few
 * times only, since jFLAC may ask for ever.
 */
final class FlacInput extends FilterInputStream {
  private static final int MARK = 4;
  private static final int BLOCK_HEADER = 4;
  private static final int INFO = 34;
  private static final int PATIENCE = 64;

  private int asked;

  private FlacInput(InputStream in) {
    super(in);
  }

  /**
   * The file at whose first byte {@code in} is.
   *
   * @throws IOException when its header ends early or does not begin as it must
   */
  static FlacInput of(BufferedInputStream in) throws IOException {
    return new FlacInput(new SequenceInputStream(new ByteArrayInputStream(essence(in)), in));
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
