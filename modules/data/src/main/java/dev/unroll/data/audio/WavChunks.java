package dev.unroll.data.audio;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the chunks of a RIFF file ("Multimedia Programming Interface and Data Specifications
 * 1.0", IBM and Microsoft 1991): four letters, a 32-bit length, the content, and a zero byte after
 * a content of odd length, which some programs forget.
 */
final class WavChunks {
  private static final int NAME = 4;

  private final BufferedInputStream in;
  private long position;

  WavChunks(BufferedInputStream in) {
    this.in = in;
  }

  /** Bytes read so far. */
  long position() {
    return position;
  }

  /**
   * The next bytes, little-endian.
   *
   * @throws EOFException when fewer are left
   */
  ByteBuffer next(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    position += bytes.length;
    if (bytes.length < count) {
      throw new EOFException();
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The four letters that name a chunk. */
  String name() throws IOException {
    return new String(next(NAME).array(), StandardCharsets.ISO_8859_1);
  }

  /** A length, which has 32 bits and no sign. */
  long length() throws IOException {
    return next(Integer.BYTES).getInt() & 0xFFFFFFFFL;
  }

  /** Goes to the end of a chunk of {@code length} bytes, of which {@code read} were read. */
  void leave(long length, long read) throws IOException {
    in.skipNBytes(length - read);
    position += length - read;
    if (length % 2 == 1) {
      in.mark(1);
      if (in.read() == 0) {
        position++;
      } else {
        in.reset();
      }
    }
  }
}
