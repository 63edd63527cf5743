package dev.unroll.training.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays as bytes, and back to the same bits: order ('c' or 'f'), rank, shape, then the numbers in
 * that order, big-endian. The order is kept because it decides which matrix product runs, and so
 * how sums are rounded.
 */
public final class ArrayBytes {
  private static final int MAXIMUM_RANK = 32;

  private ArrayBytes() {}

  /** Arrays by layer name and state name, float or double. */
  public static byte[] of(Map<String, Map<String, INDArray>> arrays) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(arrays.size());
      for (var layer : new TreeMap<>(arrays).entrySet()) {
        out.writeUTF(layer.getKey());
        out.writeInt(layer.getValue().size());
        for (var state : new TreeMap<>(layer.getValue()).entrySet()) {
          out.writeUTF(state.getKey());
          write(out, state.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What {@link #of(Map)} was given. */
  public static Map<String, Map<String, INDArray>> layers(byte[] bytes) {
    Map<String, Map<String, INDArray>> arrays = new HashMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      for (int layers = in.readInt(); layers > 0; layers--) {
        Map<String, INDArray> states = new HashMap<>();
        arrays.put(in.readUTF(), states);
        for (int count = in.readInt(); count > 0; count--) {
          states.put(in.readUTF(), read(in));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("carried state cannot be read: " + e.getMessage(), e);
    }
    return arrays;
  }

  /** One array, float or double. */
  public static byte[] of(INDArray array) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, array);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What {@link #of(INDArray)} was given. */
  public static INDArray array(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      INDArray array = read(in);
      if (in.available() > 0) {
        throw new IOException(in.available() + " bytes are left over");
      }
      return array;
    } catch (IOException e) {
      throw new UncheckedIOException("array cannot be read: " + e.getMessage(), e);
    }
  }

  private static void write(DataOutputStream out, INDArray array) throws IOException {
    boolean wide = array.dataType() == DataType.DOUBLE;
    if (!wide && array.dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException("arrays are float or double, not " + array.dataType());
    }
    INDArray plain = array.dup(array.ordering());
    out.writeBoolean(wide);
    out.writeChar(array.ordering());
    out.writeInt(array.rank());
    for (long size : array.shape()) {
      out.writeLong(size);
    }
    int length = Math.toIntExact(array.length());
    ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(length, wide ? 8 : 4));
    if (wide) {
      buffer.asDoubleBuffer().put(plain.data().asDouble(), 0, length);
    } else {
      buffer.asFloatBuffer().put(plain.data().asFloat(), 0, length);
    }
    out.write(buffer.array());
  }

  private static INDArray read(DataInputStream in) throws IOException {
    boolean wide = in.readBoolean();
    char order = in.readChar();
    int rank = in.readInt();
    if ((order != 'c' && order != 'f') || rank < 0 || rank > MAXIMUM_RANK) {
      throw new IOException("it is no array: order " + (int) order + ", rank " + rank);
    }
    long[] shape = new long[rank];
    for (int i = 0; i < rank; i++) {
      shape[i] = in.readLong();
    }
    int length = length(shape, wide ? Double.BYTES : Float.BYTES, in.available());
    ByteBuffer buffer =
        ByteBuffer.wrap(in.readNBytes(length * (wide ? Double.BYTES : Float.BYTES)));
    if (wide) {
      double[] values = new double[length];
      buffer.asDoubleBuffer().get(values);
      return Nd4j.create(values, shape, order).castTo(DataType.DOUBLE);
    }
    float[] values = new float[length];
    buffer.asFloatBuffer().get(values);
    return Nd4j.create(values, shape, order);
  }

  /** Number of elements, checked against the bytes there are before any memory is taken. */
  private static int length(long[] shape, int width, int available) throws IOException {
    long length = 1;
    for (long size : shape) {
      // Neither factor is above 2^31, so the product does not overflow.
      boolean fits = size >= 1 && size <= available && length <= available;
      length = fits ? length * size : Long.MAX_VALUE;
    }
    if (length > available / width) {
      throw new IOException("it ends too early for shape " + Arrays.toString(shape));
    }
    return (int) length;
  }
}
