package dev.unroll.layers.attention;

import dev.unroll.layers.kernel.Curves;
import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Team;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * In single precision on Java threads that own their rows of the batch. Nothing of size [T, S, A]
 * is kept: tanh is computed again on the way back, which costs less than to write and read it.
 */
final class FastTanhSum implements TanhSum {
  private final Team team = Team.shared();

  /**
   * Arguments of one call, where they lie; {@code t} and {@code s} steps, rows of {@code width}.
   */
  private record Call(int n, int t, int s, int width, Floats queries, Floats keys, float[] v) {
    static Call of(INDArray q, INDArray k, INDArray v) {
      return new Call(
          (int) q.size(0),
          (int) q.size(1),
          (int) k.size(1),
          (int) q.size(2),
          Floats.of(q),
          Floats.of(k),
          v.toFloatVector());
    }

    /** First element of a key. */
    int key(int row, int step) {
      return (row * s + step) * width;
    }
  }

  /** What one thread works in. */
  private static final class Rows {
    final float[] q;
    final float[] k;
    final float[] x;
    final float[] qGradient;
    final float[] kGradient;
    final float[] vGradient;
    final float[] scores;

    Rows(Call call) {
      q = new float[call.width];
      k = new float[call.width];
      x = new float[call.width];
      qGradient = new float[call.width];
      kGradient = new float[call.width];
      vGradient = new float[call.width];
      scores = new float[call.s];
    }
  }

  /** Runs {@code work} for each row of the batch, with arrays that belong to its thread. */
  private void forEachRow(Call call, BiConsumer<Rows, Integer> work) {
    int parts = Math.min(team.size(), call.n);
    team.run(
        parts,
        part -> {
          Rows rows = new Rows(call);
          int end = Team.first(call.n, part + 1, parts);
          for (int n = Team.first(call.n, part, parts); n < end; n++) {
            work.accept(rows, n);
          }
        });
  }

  @Override
  public INDArray forward(INDArray q, INDArray k, INDArray v) {
    Call call = Call.of(q, k, v);
    long[] shape = {call.n, call.t, call.s};
    INDArray result = Nd4j.createUninitialized(q.dataType(), shape, 'c');
    Floats scores = Floats.of(result);
    forEachRow(call, (rows, n) -> forward(call, rows, n, scores));
    return result;
  }

  private static void forward(Call call, Rows rows, int n, Floats scores) {
    for (int query = n * call.t; query < (n + 1) * call.t; query++) {
      call.queries.read(query * call.width, rows.q, call.width);
      for (int j = 0; j < call.s; j++) {
        call.keys.read(call.key(n, j), rows.k, call.width);
        tanh(rows);
        rows.scores[j] = dot(rows.x, call.v);
      }
      scores.write(query * call.s, rows.scores, call.s);
    }
  }

  @Override
  public INDArray backward(
      INDArray gradient,
      INDArray q,
      INDArray k,
      INDArray v,
      INDArray keysGradient,
      INDArray weightGradient) {
    Call call = Call.of(q, k, v);
    INDArray result = Nd4j.createUninitialized(q.dataType(), q.shape(), 'c');
    // Summed in one order afterwards, so that the number of threads changes nothing.
    INDArray sums = Nd4j.createUninitialized(q.dataType(), new long[] {call.n, call.width}, 'c');
    Floats above = Floats.of(gradient);
    Floats below = Floats.of(result);
    Floats keysBelow = Floats.of(keysGradient);
    Floats weightsBelow = Floats.of(sums);
    forEachRow(
        call,
        (rows, n) -> {
          backward(call, rows, n, above, below, keysBelow);
          weightsBelow.write(n * call.width, rows.vGradient, call.width);
        });
    weightGradient.addi(sums.sum(0));
    return result;
  }

  private static void backward(
      Call call, Rows rows, int n, Floats above, Floats below, Floats keysBelow) {
    Arrays.fill(rows.vGradient, 0);
    for (int query = n * call.t; query < (n + 1) * call.t; query++) {
      above.read(query * call.s, rows.scores, call.s);
      call.queries.read(query * call.width, rows.q, call.width);
      Arrays.fill(rows.qGradient, 0);
      for (int j = 0; j < call.s; j++) {
        int key = call.key(n, j);
        call.keys.read(key, rows.k, call.width);
        keysBelow.read(key, rows.kGradient, call.width);
        tanh(rows);
        addGradients(rows, call.v, rows.scores[j]);
        keysBelow.write(key, rows.kGradient, call.width);
      }
      below.write(query * call.width, rows.qGradient, call.width);
    }
  }

  private static void tanh(Rows rows) {
    float[] q = rows.q;
    float[] k = rows.k;
    float[] x = rows.x;
    for (int a = 0; a < x.length; a++) {
      x[a] = q[a] + k[a];
    }
    Curves.tanh(x, x.length);
  }

  /** Four sums side by side, for one alone would wait for each addition. */
  private static float dot(float[] x, float[] y) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 3 < x.length; i += 4) {
      s0 += x[i] * y[i];
      s1 += x[i + 1] * y[i + 1];
      s2 += x[i + 2] * y[i + 2];
      s3 += x[i + 3] * y[i + 3];
    }
    for (; i < x.length; i++) {
      s0 += x[i] * y[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static void addGradients(Rows rows, float[] weights, float gradient) {
    float[] x = rows.x;
    float[] slope = rows.k;
    for (int a = 0; a < x.length; a++) {
      slope[a] = gradient * weights[a] * (1 - x[a] * x[a]);
    }
    add(rows.qGradient, slope);
    add(rows.kGradient, slope);
    float[] sum = rows.vGradient;
    for (int a = 0; a < x.length; a++) {
      sum[a] += gradient * x[a];
    }
  }

  private static void add(float[] to, float[] from) {
    for (int a = 0; a < to.length; a++) {
      to[a] += from[a];
    }
  }
}
