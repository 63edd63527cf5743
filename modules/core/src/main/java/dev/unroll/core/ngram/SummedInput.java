package dev.unroll.core.ngram;

import java.io.DataInput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Reads what {@link SummedOutput} wrote. */
final class SummedInput {
  private final DataInput input;
  private final CRC32 sum = new CRC32();

  SummedInput(DataInput input) {
    this.input = input;
  }

  int[] ints(int size) throws IOException {
    int[] values = new int[size];
    blocks(
        size, Integer.BYTES, (block, from, count) -> block.asIntBuffer().get(values, from, count));
    return values;
  }

  double[] doubles(int size) throws IOException {
    double[] values = new double[size];
    blocks(
        size,
        Double.BYTES,
        (block, from, count) -> block.asDoubleBuffer().get(values, from, count));
    return values;
  }

  private void blocks(int size, int width, SummedOutput.Block copy) throws IOException {
    for (int from = 0; from < size; from += SummedOutput.BLOCK) {
      int count = Math.min(SummedOutput.BLOCK, size - from);
      copy.move(bytes(count * width), from, count);
    }
  }

  private ByteBuffer bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    try {
      input.readFully(bytes);
    } catch (EOFException e) {
      throw new IOException("the n-gram model ends early; it was cut short", e);
    }
    sum.update(bytes);
    return ByteBuffer.wrap(bytes);
  }

  /** Compares the checksum of all since the last one; {@code what} names it in the error. */
  void sum(String what) throws IOException {
    int expected = (int) sum.getValue();
    int found = bytes(Integer.BYTES).getInt();
    sum.reset();
    if (found != expected) {
      throw new IOException("the n-gram model is damaged: wrong checksum of its " + what);
    }
  }
}
