package dev.unroll.core.ngram;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Writes arrays and, where asked, the checksum of all since the last one. */
final class SummedOutput {
  static final int BLOCK = 1 << 13;

  private final DataOutput output;
  private final CRC32 sum = new CRC32();

  SummedOutput(DataOutput output) {
    this.output = output;
  }

  void ints(int... values) throws IOException {
    for (int from = 0; from < values.length; from += BLOCK) {
      int count = Math.min(BLOCK, values.length - from);
      ByteBuffer block = ByteBuffer.allocate(count * Integer.BYTES);
      block.asIntBuffer().put(values, from, count);
      bytes(block.array());
    }
  }

  void doubles(double... values) throws IOException {
    for (int from = 0; from < values.length; from += BLOCK) {
      int count = Math.min(BLOCK, values.length - from);
      ByteBuffer block = ByteBuffer.allocate(count * Double.BYTES);
      block.asDoubleBuffer().put(values, from, count);
      bytes(block.array());
    }
  }

  private void bytes(byte[] bytes) throws IOException {
    sum.update(bytes);
    output.write(bytes);
  }

  void sum() throws IOException {
    output.writeInt((int) sum.getValue());
    sum.reset();
  }
}
