package dev.unroll.core.ngram;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Writes arrays and, where asked, the checksum of all since the last one. */
final class SummedOutput {
  static final int BLOCK = 1 << 13;

  /** Moves {@code count} values of an array, from {@code from} on, to or from {@code block}. */
  interface Block {
    void move(ByteBuffer block, int from, int count);
  }

  private final DataOutput output;
  private final CRC32 sum = new CRC32();

  SummedOutput(DataOutput output) {
    this.output = output;
  }

  void ints(int... values) throws IOException {
    blocks(
        values.length,
        Integer.BYTES,
        (block, from, count) -> block.asIntBuffer().put(values, from, count));
  }

  void doubles(double... values) throws IOException {
    blocks(
        values.length,
        Double.BYTES,
        (block, from, count) -> block.asDoubleBuffer().put(values, from, count));
  }

  private void blocks(int size, int width, Block copy) throws IOException {
    for (int from = 0; from < size; from += BLOCK) {
      int count = Math.min(BLOCK, size - from);
      byte[] bytes = new byte[count * width];
      copy.move(ByteBuffer.wrap(bytes), from, count);
      sum.update(bytes);
      output.write(bytes);
    }
  }

  void sum() throws IOException {
    output.writeInt((int) sum.getValue());
    sum.reset();
  }
}
