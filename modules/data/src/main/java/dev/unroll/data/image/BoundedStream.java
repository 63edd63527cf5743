package dev.unroll.data.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The bytes of a file for a reader, which may ask for some behind the end and no more. The decoder
 * of lossless WebP takes the end for zeros, and a damaged file could have it read them for minutes.
 */
final class BoundedStream extends MemoryCacheImageInputStream {
  private static final int ASKED_BEHIND = 512;

  private int behind;

  BoundedStream(byte[] bytes) {
    super(new ByteArrayInputStream(bytes));
  }

  @Override
  public int read() throws IOException {
    return checked(super.read());
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    return checked(super.read(target, from, length));
  }

  private int checked(int read) throws IOException {
    if (read < 0 && ++behind > ASKED_BEHIND) {
      throw new IOException("it ends before its picture does");
    }
    return read;
  }
}
