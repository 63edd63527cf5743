package dev.unroll.layers.attention;

import dev.unroll.layers.kernel.Curves;
import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Team;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * In single precision on Java threads that own their rows of the batch. Nothing of size [T, S, A]
 * is kept: tanh is computed again on the way back, which costs less than to write and read it.
 */
final class FastTanhSum implements TanhSum {
  private final Team team = Team.shared();

  /** What one thread works in: rows of A elements. */
  private static final class Rows {
    final float[] q;
    final float[] k;
    final float[] x;
    final float[] qGradient;
    final float[] kGradient;
    final float[] vGradient;
    final float[] scores;

    Rows(int width, int steps) {
      q = new float[width];
      k = new float[width];
      x = new float[width];
      qGradient = new float[width];
      kGradient = new float[width];
      vGradient = new float[width];
      scores = new float[steps];
    }
  }

  @Override
  public INDArray forward(INDArray q, INDArray k, INDArray v) {
    int batch = (int) q.size(0);
    int t = (int) q.size(1);
    int s = (int) k.size(1);
    INDArray result = Nd4j.createUninitialized(q.dataType(), new long[] {batch, t, s}, 'c');
    Floats queries = Floats.of(q);
    Floats keys = Floats.of(k);
    Floats scores = Floats.of(result);
    float[] weights = v.toFloatVector();
    int parts = Math.min(team.size(), batch);
    team.run(
        parts,
        part -> {
          Rows rows = new Rows(weights.length, s);
          int end = Team.first(batch, part + 1, parts) * t;
          for (int row = Team.first(batch, part, parts) * t; row < end; row++) {
            queries.read(row * weights.length, rows.q, weights.length);
            for (int j = 0; j < s; j++) {
              keys.read((row / t * s + j) * weights.length, rows.k, weights.length);
              tanh(rows);
              rows.scores[j] = dot(rows.x, weights);
            }
            scores.write(row * s, rows.scores, s);
          }
        });
    return result;
  }

  @Override
  public INDArray backward(
      INDArray gradient,
      INDArray q,
      INDArray k,
      INDArray v,
      INDArray keysGradient,
      INDArray weightGradient) {
    int batch = (int) q.size(0);
    int t = (int) q.size(1);
    int s = (int) k.size(1);
    float[] weights = v.toFloatVector();
    int width = weights.length;
    INDArray result = Nd4j.create(q.dataType(), q.shape(), 'c');
    INDArray sums = Nd4j.createUninitialized(q.dataType(), new long[] {batch, width}, 'c');
    Floats scores = Floats.of(gradient);
    Floats queries = Floats.of(q);
    Floats keys = Floats.of(k);
    Floats below = Floats.of(result);
    Floats keysBelow = Floats.of(keysGradient);
    Floats weightsBelow = Floats.of(sums);
    int parts = Math.min(team.size(), batch);
    team.run(
        parts,
        part -> {
          Rows rows = new Rows(width, s);
          int end = Team.first(batch, part + 1, parts);
          for (int n = Team.first(batch, part, parts); n < end; n++) {
            java.util.Arrays.fill(rows.vGradient, 0);
            for (int row = n * t; row < (n + 1) * t; row++) {
              scores.read(row * s, rows.scores, s);
              queries.read(row * width, rows.q, width);
              java.util.Arrays.fill(rows.qGradient, 0);
              for (int j = 0; j < s; j++) {
                int key = (n * s + j) * width;
                keys.read(key, rows.k, width);
                keysBelow.read(key, rows.kGradient, width);
                tanh(rows);
                addGradients(rows, weights, rows.scores[j]);
                keysBelow.write(key, rows.kGradient, width);
              }
              below.write(row * width, rows.qGradient, width);
            }
            weightsBelow.write(n * width, rows.vGradient, width);
          }
        });
    weightGradient.addi(sums.sum(0));
    return result;
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
