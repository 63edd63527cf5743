package dev.unroll.layers.spatial;

import dev.unroll.layers.kernel.Team;

/**
 * P pictures of C channels, each channel a plane of H · W numbers: memory that a layer keeps from
 * pass to pass, [P, C, H, W] without gaps. Planes are read and written in double precision whatever
 * the memory holds. Threads may use different planes at once.
 */
sealed interface Planes permits NativePlanes, HeapPlanes {
  /** P. */
  int pictures();

  /** C. */
  int channels();

  /** Some of the pictures; the memory is shared. */
  Planes part(int first, int count);

  /** A copy of a plane, [H · W]. */
  double[] read(int picture, int channel);

  /** Replaces a plane, [H · W]. */
  void write(int picture, int channel, double[] plane);

  /**
   * Copies channels from the same pictures of others.
   *
   * @param at the first channel here that is replaced
   * @param source of as many pictures
   * @param from the first of its channels that is copied
   * @param count channels
   */
  default void copy(int at, Planes source, int from, int count) {
    Team.shared()
        .run(
            pictures(),
            n -> {
              for (int k = 0; k < count; k++) {
                write(n, at + k, source.read(n, from + k));
              }
            });
  }

  /** As {@link #copy}, but adds to what is here. */
  default void add(int at, Planes source, int from, int count) {
    Team.shared()
        .run(
            pictures(),
            n -> {
              for (int k = 0; k < count; k++) {
                double[] sum = read(n, at + k);
                double[] other = source.read(n, from + k);
                for (int i = 0; i < sum.length; i++) {
                  sum[i] += other[i];
                }
                write(n, at + k, sum);
              }
            });
  }
}
