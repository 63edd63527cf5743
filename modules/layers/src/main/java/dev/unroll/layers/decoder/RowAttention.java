package dev.unroll.layers.decoder;

import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.attention.AttentionKind;
import dev.unroll.layers.kernel.Curves;
import java.util.Arrays;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Attention of one query to one source and back, in loops over floats on the heap; the equations
 * are those of {@link dev.unroll.layers.attention.Attention}. For one thread.
 */
final class RowAttention {
  private final AttentionKind kind;
  private final int width;
  private final int features;
  private final float scale;
  private final float[] sumWeights;
  private final float[] sumGradient;
  private final float[] x;
  private final float[] slope;
  private final float[] eighth;
  private float[] above = {};

  /** Of one form, with these parameters, of which it copies what it needs. */
  RowAttention(AttentionForm form, Map<String, INDArray> parameters) {
    kind = form.kind();
    width = SourceRow.compared(form);
    features = form.keys();
    scale = kind == AttentionKind.SCALED_DOT ? (float) (1 / Math.sqrt(form.queries())) : 1;
    boolean additive = kind == AttentionKind.ADDITIVE;
    sumWeights = additive ? parameters.get(AttentionForm.SUM).dup().data().asFloat() : new float[0];
    sumGradient = new float[sumWeights.length];
    x = new float[width];
    slope = new float[width];
    eighth = new float[Math.max(width, features) / 8];
  }

  /** Gradient of the sum's weights, added up over all calls; of this. */
  float[] sumGradient() {
    return sumGradient;
  }

  /**
   * Looks for what a query asks.
   *
   * @param q [D], as it is compared
   * @param weights [K] and more; the first K are written
   * @param context [M]; overwritten, with zeros where the source has no step
   */
  void attend(float[] q, SourceRow source, float[] weights, float[] context) {
    int steps = source.steps();
    Arrays.fill(context, 0);
    if (steps == 0) {
      return;
    }
    for (int s = 0; s < steps; s++) {
      weights[s] = score(q, source.keys(), s * width);
    }
    softmax(weights, steps);
    float[] values = source.values();
    int s = 0;
    for (; s + 3 < steps; s += 4) {
      addFour(context, weights, values, s, features);
    }
    for (; s < steps; s++) {
      addOne(context, 0, weights[s], values, s * features);
    }
  }

  private float score(float[] q, float[] keys, int at) {
    if (kind != AttentionKind.ADDITIVE) {
      return scale * dot(q, keys, at, width);
    }
    compare(q, keys, at);
    return dot(x, sumWeights, 0, width);
  }

  private void compare(float[] q, float[] keys, int at) {
    for (int i = 0; i < x.length; i++) {
      x[i] = q[i] + keys[at + i];
    }
    Curves.tanh(x, x.length);
  }

  private static void softmax(float[] scores, int length) {
    float most = scores[0];
    for (int s = 1; s < length; s++) {
      most = Math.max(most, scores[s]);
    }
    float total = 0;
    for (int s = 0; s < length; s++) {
      scores[s] = (float) Math.exp(scores[s] - most);
      total += scores[s];
    }
    for (int s = 0; s < length; s++) {
      scores[s] /= total;
    }
  }

  /**
   * What comes from above.
   *
   * @param context gradient at the context, [M]
   * @param slope gradient at the weights besides, [K]
   */
  record Above(float[] context, float[] slope) {}

  /**
   * Goes back.
   *
   * @param q as it was compared
   * @param weights that {@link #attend} gave
   * @param gradient at the context and at the weights
   * @param keysGradient [K, D]; added to
   * @param valuesGradient [K, M]; added to; may be that of the keys where they are the values
   * @param queryGradient [D]; overwritten
   */
  void back(
      float[] q,
      SourceRow source,
      float[] weights,
      Above gradient,
      float[] keysGradient,
      float[] valuesGradient,
      float[] queryGradient) {
    int steps = source.steps();
    Arrays.fill(queryGradient, 0);
    if (above.length < steps) {
      above = new float[steps];
    }
    float mean = 0;
    float[] context = gradient.context;
    for (int s = 0; s < steps; s++) {
      above[s] = gradient.slope[s] + dot(context, source.values(), s * features, features);
      mean += weights[s] * above[s];
      addOne(valuesGradient, s * features, weights[s], context, 0, features);
    }
    for (int s = 0; s < steps; s++) {
      float score = weights[s] * (above[s] - mean);
      if (kind == AttentionKind.ADDITIVE) {
        backTanh(score, q, source.keys(), s * width, keysGradient, queryGradient);
      } else {
        addOne(queryGradient, 0, scale * score, source.keys(), s * width);
        addOne(keysGradient, s * width, scale * score, q, 0, width);
      }
    }
  }

  private void backTanh(
      float gradient,
      float[] q,
      float[] keys,
      int at,
      float[] keysGradient,
      float[] queryGradient) {
    compare(q, keys, at);
    for (int i = 0; i < x.length; i++) {
      slope[i] = gradient * sumWeights[i] * (1 - x[i] * x[i]);
    }
    for (int i = 0; i < x.length; i++) {
      sumGradient[i] += gradient * x[i];
    }
    for (int i = 0; i < x.length; i++) {
      queryGradient[i] += slope[i];
    }
    addOne(keysGradient, at, 1, slope, 0, width);
  }

  /**
   * Σ u_i y_{at+i}. The compiler makes no vectors of a sum, so that eight parts of it are added as
   * vectors first.
   */
  private float dot(float[] u, float[] y, int at, int length) {
    int h = length / 8;
    float[] sums = eighth;
    int b = 2 * h;
    int c = 3 * h;
    int d = 4 * h;
    int e = 5 * h;
    int f = 6 * h;
    int g = 7 * h;
    for (int i = 0; i < h; i++) {
      sums[i] =
          u[i] * y[at + i]
              + u[h + i] * y[at + h + i]
              + u[b + i] * y[at + b + i]
              + u[c + i] * y[at + c + i]
              + u[d + i] * y[at + d + i]
              + u[e + i] * y[at + e + i]
              + u[f + i] * y[at + f + i]
              + u[g + i] * y[at + g + i];
    }
    float even = 0;
    float odd = 0;
    int i = 0;
    for (; i + 1 < h; i += 2) {
      even += sums[i];
      odd += sums[i + 1];
    }
    for (; i < h; i++) {
      even += sums[i];
    }
    for (int rest = 8 * h; rest < length; rest++) {
      odd += u[rest] * y[at + rest];
    }
    return even + odd;
  }

  private static void addFour(float[] to, float[] factors, float[] from, int s, int width) {
    float a = factors[s];
    float b = factors[s + 1];
    float c = factors[s + 2];
    float d = factors[s + 3];
    int p = s * width;
    int q = p + width;
    int r = q + width;
    int t = r + width;
    for (int i = 0; i < to.length; i++) {
      to[i] += a * from[p + i] + b * from[q + i] + c * from[r + i] + d * from[t + i];
    }
  }

  private static void addOne(float[] to, int toAt, float factor, float[] from, int fromAt) {
    addOne(to, toAt, factor, from, fromAt, to.length);
  }

  private static void addOne(
      float[] to, int toAt, float factor, float[] from, int fromAt, int length) {
    for (int i = 0; i < length; i++) {
      to[toAt + i] += factor * from[fromAt + i];
    }
  }
}
