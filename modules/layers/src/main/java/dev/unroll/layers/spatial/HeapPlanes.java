package dev.unroll.layers.spatial;

import java.util.Arrays;

/**
 * Doubles in Java's own memory, for every type and backend.
 *
 * @param values not copied
 * @param first where these pictures begin in them
 * @param size H · W
 */
@SuppressWarnings("ArrayRecordComponent") // memory, never compared
record HeapPlanes(double[] values, int first, int pictures, int channels, int size)
    implements Planes {

  @Override
  public Planes part(int from, int count) {
    return new HeapPlanes(values, first + from, count, channels, size);
  }

  /** Where a plane begins in the values. */
  int at(int picture, int channel) {
    return ((first + picture) * channels + channel) * size;
  }

  @Override
  public double[] read(int picture, int channel) {
    int at = at(picture, channel);
    return Arrays.copyOfRange(values, at, at + size);
  }

  @Override
  public void write(int picture, int channel, double[] plane) {
    System.arraycopy(plane, 0, values, at(picture, channel), size);
  }
}
