package dev.unroll.training.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class ArrayBytesTest {
  /** −0, infinities, the smallest and largest, a signalling-free NaN with a payload, 1/3. */
  private static final long[] WIDE = {
    0x8000000000000000L, 0x7ff0000000000000L, 0xfff0000000000000L, 1L,
    0x7fefffffffffffffL, 0x7ff8000000abcdefL, 0xfff8000000000001L, 0x3fd5555555555555L
  };

  private static final int[] NARROW = {
    0x80000000, 0x7f800000, 0xff800000, 1, 0x7f7fffff, 0x7fc0abcd, 0xffc00001, 0x3eaaaaab
  };

  @Test
  void doubleBitsComeBack() {
    double[] values = Arrays.stream(WIDE).mapToDouble(Double::longBitsToDouble).toArray();
    INDArray back = ArrayBytes.array(ArrayBytes.of(Nd4j.createFromArray(values)));
    assertEquals(DataType.DOUBLE, back.dataType());
    for (int i = 0; i < WIDE.length; i++) {
      assertEquals(WIDE[i], Double.doubleToRawLongBits(back.data().getDouble(i)), "number " + i);
    }
  }

  @Test
  void floatBitsComeBack() {
    float[] values = new float[NARROW.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(NARROW[i]);
    }
    INDArray back = ArrayBytes.array(ArrayBytes.of(Nd4j.createFromArray(values)));
    assertEquals(DataType.FLOAT, back.dataType());
    for (int i = 0; i < NARROW.length; i++) {
      assertEquals(NARROW[i], Float.floatToRawIntBits(back.data().getFloat(i)), "number " + i);
    }
  }

  @Test
  void orderShapeAndElementsComeBack() {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      for (char order : new char[] {'c', 'f'}) {
        for (long[] shape : new long[][] {{7}, {1, 6}, {6, 1}, {3, 4}, {2, 3, 4}, {1, 1, 2, 3}}) {
          INDArray array = Nd4j.rand(type, shape).dup(order);
          assertSame(array, ArrayBytes.array(ArrayBytes.of(array)));
        }
      }
      assertSame(Nd4j.scalar(type, 3.5), ArrayBytes.array(ArrayBytes.of(Nd4j.scalar(type, 3.5))));
    }
  }

  @Test
  void aViewComesBackWithoutWhatSurroundsIt() {
    INDArray whole = Nd4j.rand(DataType.FLOAT, 5, 6);
    var some = NDArrayIndex.interval(1, 4);
    INDArray[] views = {
      whole.get(some, NDArrayIndex.interval(2, 5)),
      whole.transpose(),
      whole.getColumn(3),
      whole.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2, 6)),
      whole.transpose().get(some, NDArrayIndex.all())
    };
    for (INDArray view : views) {
      byte[] bytes = ArrayBytes.of(view);
      assertEquals(7 + 8 * view.rank() + 4 * view.length(), bytes.length);
      assertSame(view, ArrayBytes.array(bytes));
    }
  }

  @Test
  void carriedStatesComeBackByLayerAndName() {
    INDArray hidden = Nd4j.rand(DataType.FLOAT, 2, 3).dup('f');
    INDArray cell = Nd4j.rand(DataType.FLOAT, 2, 3);
    var states = Map.of("lstm", Map.of("h", hidden, "c", cell), "other", Map.of("h", cell));
    var back = ArrayBytes.layers(ArrayBytes.of(states));
    assertEquals(states.keySet(), back.keySet());
    assertSame(hidden, back.get("lstm").get("h"));
    assertSame(cell, back.get("lstm").get("c"));
    assertSame(cell, back.get("other").get("h"));
    assertEquals(Map.of(), ArrayBytes.layers(ArrayBytes.of(Map.of())));
  }

  @Test
  void theSameArraysGiveTheSameBytes() {
    INDArray array = Nd4j.rand(DataType.FLOAT, 2, 3);
    assertArrayEquals(ArrayBytes.of(array), ArrayBytes.of(array.dup()));
  }

  @Test
  void everyPrefixIsRefused() {
    byte[] bytes = ArrayBytes.of(Nd4j.rand(DataType.FLOAT, 2, 3));
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThrows(UncheckedIOException.class, () -> ArrayBytes.array(part));
    }
    byte[] states = ArrayBytes.of(Map.of("a", Map.of("h", Nd4j.rand(DataType.FLOAT, 2, 3))));
    for (int length = 0; length < states.length; length++) {
      byte[] part = Arrays.copyOf(states, length);
      assertThrows(UncheckedIOException.class, () -> ArrayBytes.layers(part));
    }
  }

  @Test
  void bytesOfSomethingElseAreRefused() {
    byte[] other = "this is a text and no array at all; it goes on and on".getBytes(UTF_8);
    assertThrows(UncheckedIOException.class, () -> ArrayBytes.array(other));
    byte[] longer = Arrays.copyOf(ArrayBytes.of(Nd4j.scalar(1f)), 100);
    assertThrows(UncheckedIOException.class, () -> ArrayBytes.array(longer));
    assertThrows(
        IllegalArgumentException.class, () -> ArrayBytes.of(Nd4j.createFromArray(1, 2, 3)));
  }

  private static void assertSame(INDArray expected, INDArray actual) {
    assertEquals(expected.dataType(), actual.dataType());
    assertEquals(expected.ordering(), actual.ordering());
    assertArrayEquals(expected.shape(), actual.shape());
    assertArrayEquals(elements(expected), elements(actual));
  }

  /** Element by element through its own strides. */
  private static double[] elements(INDArray array) {
    double[] numbers = new double[(int) array.length()];
    for (int i = 0; i < numbers.length; i++) {
      long[] index = new long[array.rank()];
      long rest = i;
      for (int axis = array.rank() - 1; axis >= 0; axis--) {
        index[axis] = rest % array.size(axis);
        rest /= array.size(axis);
      }
      numbers[i] = array.rank() == 0 ? array.getDouble(0) : array.getDouble(index);
    }
    return numbers;
  }
}
