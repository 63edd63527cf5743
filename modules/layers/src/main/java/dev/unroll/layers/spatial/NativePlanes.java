package dev.unroll.layers.spatial;

import dev.unroll.layers.convolution.PictureConvolution.Pictures;
import dev.unroll.layers.kernel.Floats;

/**
 * Floats where oneDNN reads and writes.
 *
 * @param memory not copied
 * @param first where these pictures begin in it
 * @param size H · W
 */
record NativePlanes(Floats memory, int first, int pictures, int channels, int size)
    implements Planes {

  @Override
  public Planes part(int from, int count) {
    return new NativePlanes(memory, first + from, count, channels, size);
  }

  /** As oneDNN's convolutions take them. */
  Pictures all() {
    return new Pictures(memory, first, pictures);
  }

  private int at(int picture, int channel) {
    return ((first + picture) * channels + channel) * size;
  }

  @Override
  public double[] read(int picture, int channel) {
    float[] floats = new float[size];
    memory.read(at(picture, channel), floats, size);
    double[] plane = new double[size];
    for (int i = 0; i < size; i++) {
      plane[i] = floats[i];
    }
    return plane;
  }

  @Override
  public void write(int picture, int channel, double[] plane) {
    float[] floats = new float[size];
    for (int i = 0; i < size; i++) {
      floats[i] = (float) plane[i];
    }
    memory.write(at(picture, channel), floats, size);
  }

  /** In one run of memory a picture, where both hold floats. */
  @Override
  public void copy(int at, Planes source, int from, int count) {
    NativePlanes other = (NativePlanes) source; // planes of one pass are of one kind
    for (int n = 0; n < pictures; n++) {
      memory.copy(at(n, at), other.memory, other.at(n, from), count * size);
    }
  }
}
