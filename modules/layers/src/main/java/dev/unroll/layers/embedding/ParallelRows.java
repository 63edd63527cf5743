package dev.unroll.layers.embedding;

import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Team;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** See {@link EmbeddingRows#NATIVE}. */
final class ParallelRows implements EmbeddingRows {
  /** Elements below which one more thread does not pay. */
  private static final int WORTH = 1 << 15;

  @Override
  public void lookUp(INDArray table, int[] ids, INDArray vectors) {
    int size = (int) table.size(1);
    Floats from = Floats.of(table);
    Floats to = Floats.of(vectors);
    float[] zeros = new float[size];
    int group = ids.length / (int) vectors.size(0);
    if (group != 1) {
      addUp(from, ids, to, group, size);
      return;
    }
    parts(
        ids.length,
        size,
        position -> {
          if (ids[position] < 0) {
            to.write(position * size, zeros, size);
          } else {
            to.copy(position * size, from, ids[position] * size, size);
          }
        });
  }

  private static void addUp(Floats from, int[] ids, Floats to, int group, int size) {
    int vectors = to.length() / size;
    int parts = parts(ids.length * (long) size);
    Team.shared()
        .run(
            parts,
            part -> {
              float[] sum = new float[size];
              float[] row = new float[size];
              int end = Team.first(vectors, part + 1, parts);
              for (int v = Team.first(vectors, part, parts); v < end; v++) {
                Arrays.fill(sum, 0);
                for (int i = v * group; i < (v + 1) * group; i++) {
                  if (ids[i] >= 0) {
                    from.read(ids[i] * size, row, size);
                    add(row, sum);
                  }
                }
                to.write(v * size, sum, size);
              }
            });
  }

  @Override
  public void clear(INDArray table) {
    int size = (int) table.size(1);
    Floats to = Floats.of(table);
    float[] zeros = new float[size];
    parts((int) table.size(0), size, row -> to.write(row * size, zeros, size));
  }

  /** Positions are sorted by id first, so that each row of the table has one thread. */
  @Override
  public void add(INDArray vectors, int[] ids, INDArray table) {
    int size = (int) table.size(1);
    int[] starts = new int[(int) table.size(0) + 1];
    int[] sorted = sort(ids, starts);
    int group = ids.length / (int) vectors.size(0);
    int[] used =
        IntStream.range(0, starts.length - 1).filter(id -> starts[id] < starts[id + 1]).toArray();
    Floats from = Floats.of(vectors);
    Floats to = Floats.of(table);
    int parts = parts(ids.length * (long) size);
    Team.shared()
        .run(
            parts,
            part -> {
              float[] sum = new float[size];
              float[] vector = new float[size];
              int end = Team.first(used.length, part + 1, parts);
              for (int i = Team.first(used.length, part, parts); i < end; i++) {
                int id = used[i];
                to.read(id * size, sum, size);
                for (int at = starts[id]; at < starts[id + 1]; at++) {
                  from.read(sorted[at] / group * size, vector, size);
                  add(vector, sum);
                }
                to.write(id * size, sum, size);
              }
            });
  }

  private static void add(float[] vector, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += vector[i];
    }
  }

  /**
   * Positions ordered by id, then by position.
   *
   * @param starts filled: where each id's positions start, and one past the last
   */
  private static int[] sort(int[] ids, int[] starts) {
    int last = starts.length - 1;
    for (int id : ids) {
      if (id >= 0) {
        starts[id + 1]++;
      }
    }
    for (int id = 0; id < last; id++) {
      starts[id + 1] += starts[id];
    }
    int[] sorted = new int[starts[last]];
    int[] next = starts.clone();
    for (int position = 0; position < ids.length; position++) {
      if (ids[position] >= 0) {
        sorted[next[ids[position]]++] = position;
      }
    }
    return sorted;
  }

  private interface Row {
    void at(int row);
  }

  private static void parts(int rows, int size, Row work) {
    int parts = parts(rows * (long) size);
    Team.shared()
        .run(
            parts,
            part -> {
              int end = Team.first(rows, part + 1, parts);
              for (int row = Team.first(rows, part, parts); row < end; row++) {
                work.at(row);
              }
            });
  }

  private static int parts(long elements) {
    return (int) Math.max(1, Math.min(4L * Team.shared().size(), elements / WORTH));
  }
}
