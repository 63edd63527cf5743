package dev.unroll.layers.spatial;

import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.step.TimeMajor;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a pass goes over. Its pictures lie as [T, N], all rows of the first step, then all of the
 * next: picture t · N + n.
 *
 * @param rows N
 * @param steps T
 * @param type of the arrays that come and go
 */
record GridShape(int rows, int steps, int height, int width, DataType type) {

  /** H · W. */
  int size() {
    return height * width;
  }

  /** T · N. */
  int pictures() {
    return steps * rows;
  }

  /** Whether oneDNN computes. */
  boolean isFast() {
    return type == DataType.FLOAT && NativeKernels.available();
  }

  /** New zeros [P, C, H, W]. */
  Planes zeros(int pictures, int channels) {
    long length = (long) pictures * channels * size();
    return isFast()
        ? new NativePlanes(Floats.allocate(length), 0, pictures, channels, size())
        : new HeapPlanes(new double[Math.toIntExact(length)], 0, pictures, channels, size());
  }

  /** An array [..., C, H, W]; its memory where it can be, else a copy. */
  Planes of(INDArray array) {
    int channels = (int) array.size(array.rank() - 3);
    int pictures = (int) (array.length() / channels / size());
    if (isFast()) {
      INDArray dense = TimeMajor.isContiguous(array) ? array : array.dup('c');
      return new NativePlanes(Floats.of(dense), 0, pictures, channels, size());
    }
    double[] values = array.dup('c').data().asDouble();
    return new HeapPlanes(values, 0, pictures, channels, size());
  }

  /** Puts planes into an array of their shape, in 'c' order without gaps. */
  void store(Planes planes, INDArray array) {
    if (isFast()) {
      of(array).copy(0, planes, 0, planes.channels());
      return;
    }
    HeapPlanes heap = (HeapPlanes) planes;
    int from = heap.at(0, 0);
    double[] own = Arrays.copyOfRange(heap.values(), from, from + Math.toIntExact(array.length()));
    array.assign(Nd4j.createFromArray(own).reshape('c', array.shape()).castTo(type));
  }

  /** A new array [P, C, H, W]. */
  INDArray array(Planes planes) {
    INDArray array =
        Nd4j.createUninitialized(
            type, new long[] {planes.pictures(), planes.channels(), height, width}, 'c');
    store(planes, array);
    return array;
  }

  /**
   * Copies a state [N, M, H, W] to planes.
   *
   * @param states given or empty for zeros
   * @param at the first channel of the planes that is replaced
   */
  void start(List<INDArray> states, int which, Planes target, int at, int count) {
    Planes source = states.isEmpty() ? zeros(rows, count) : of(states.get(which).castTo(type));
    target.copy(at, source, 0, count);
  }
}
