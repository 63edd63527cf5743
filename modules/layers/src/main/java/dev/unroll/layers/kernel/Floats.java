package dev.unroll.layers.kernel;

import dev.unroll.core.check.Check;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A run of floats outside the Java heap, where native products read and write. Freed when
 * collected, or at once by {@link #free()}.
 */
public final class Floats {
  private final FloatPointer pointer;
  private final FloatBuffer buffer;
  private final long address;

  /** Whose memory it is, so that it is not collected before. */
  @SuppressWarnings("UnusedVariable") // it is there to be referred to
  private final Object owner;

  private Floats(FloatPointer pointer, Object owner) {
    this.pointer = pointer;
    this.owner = owner;
    this.address = pointer.address();
    this.buffer = pointer.asBuffer();
  }

  /** New zeros. */
  public static Floats allocate(long length) {
    requireLength(length);
    FloatPointer pointer = new FloatPointer(Math.max(1, length));
    pointer.zero();
    return new Floats(pointer, pointer);
  }

  /**
   * The memory of an array, from its first element on; it stays the array's own.
   *
   * @param array float, without gaps; its order is up to the caller
   */
  public static Floats of(INDArray array) {
    Check.require(
        array.dataType() == DataType.FLOAT, "the fast path needs FLOAT, not " + array.dataType());
    requireLength(array.length());
    FloatPointer pointer = new FloatPointer(array.data().addressPointer());
    pointer.capacity(array.length());
    return new Floats(pointer, array);
  }

  private static void requireLength(long length) {
    Check.require(
        length <= Integer.MAX_VALUE / Float.BYTES,
        "an array of the fast path must be below 2 GiB, but has "
            + length
            + " elements; take fewer rows or shorter segments");
  }

  /** Where element {@code at} lies. */
  public long address(long at) {
    return address + Float.BYTES * at;
  }

  /** Copies {@code length} elements from {@code at} on into the head of {@code target}. */
  public void read(int at, float[] target, int length) {
    buffer.get(at, target, 0, length);
  }

  /** Copies {@code length} elements from {@code at} on into {@code target}. */
  public void read(int at, float[] target, int offset, int length) {
    buffer.get(at, target, offset, length);
  }

  /** Copies the head of {@code source} to {@code at}. */
  public void write(int at, float[] source, int length) {
    buffer.put(at, source, 0, length);
  }

  /** Copies a run of {@code source} to {@code at}. */
  public void write(int at, float[] source, int offset, int length) {
    buffer.put(at, source, offset, length);
  }

  /** Copies all of {@code source}, which is no longer, to the head of this. */
  public void copy(Floats source) {
    buffer.put(0, source.buffer, 0, source.length());
  }

  /** Makes {@code length} elements from {@code at} on 0. */
  public void clear(int at, int length) {
    for (int i = at; i < at + length; i++) {
      buffer.put(i, 0);
    }
  }

  /** Makes all elements 0. */
  public void zero() {
    pointer.zero();
  }

  /** Copies {@code length} elements of {@code source} from {@code from} on to {@code at}. */
  public void copy(int at, Floats source, int from, int length) {
    buffer.put(at, source.buffer, from, length);
  }

  /** Elements. */
  public int length() {
    return buffer.capacity();
  }

  /** Gives allocated memory back now; it must not be used any more. */
  public void free() {
    pointer.deallocate();
  }
}
