package dev.unroll.layers.update;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A piece of a long array that one thread works on. Pieces depend on the length alone, so that sums
 * over them do not depend on the number of threads.
 *
 * @param start first element
 * @param length elements
 */
record Chunk(int start, int length) {
  /** Elements that pass through the heap at once: four arrays of them fit a second-level cache. */
  static final int RUN = 4096;

  private static final int LONGEST = 8 * RUN;

  /** Called with the first element of a run and its length, at most {@link #RUN}. */
  interface RunWork {
    void run(int start, int length);
  }

  /** The pieces of elements 0 to {@code length} − 1, in order. */
  static Stream<Chunk> of(int length) {
    int chunks = (length + LONGEST - 1) / LONGEST;
    return IntStream.range(0, chunks)
        .mapToObj(i -> new Chunk(i * LONGEST, Math.min(LONGEST, length - i * LONGEST)));
  }

  /** Goes through the piece in runs. */
  void eachRun(RunWork work) {
    for (int at = 0; at < length; at += RUN) {
      work.run(start + at, Math.min(RUN, length - at));
    }
  }

  /** A heap array for one run. */
  float[] array() {
    return new float[Math.min(RUN, length)];
  }
}
