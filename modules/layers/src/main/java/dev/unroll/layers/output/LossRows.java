package dev.unroll.layers.output;

/**
 * Losses of rows and the gradient of their logits, in the memory of the logits.
 *
 * <p>After the softmax a probability tells its logit's distance from log Σ exp, unless it is too
 * small for single precision; then the most probable class tells it, so that a loss is never
 * infinite.
 */
final class LossRows {
  private static final float TINY = 1e-20f;

  private final LabelRows rows;
  private final LogitRows z;
  private final LabelLoss loss;
  private final double[] losses;
  private final float[] spread;

  /**
   * @param losses filled, one for each row
   */
  LossRows(LabelRows rows, LogitRows z, LabelLoss loss, double[] losses) {
    this.rows = rows;
    this.z = z;
    this.loss = loss;
    this.losses = losses;
    this.spread = new float[loss.spread().length];
    for (int c = 0; c < spread.length; c++) {
      spread[c] = (float) loss.spread()[c];
    }
  }

  /** Losses of rows [first, end); the chunk then holds their probabilities. */
  void losses(RowProducts tool, int origin, int first, int end) {
    z.compute(tool, origin, first, end);
    double[] logits = new double[end - first];
    double[] spreadLogits = new double[end - first];
    float[] row = tool.row(z.classes());
    float[] one = new float[1];
    for (int r = first; r < end; r++) {
      logits[r - first] = z.get(origin, r, rows.labels()[r], one);
      if (spread.length > 0) {
        z.read(origin, r, row);
        spreadLogits[r - first] = dot(row, spread);
      }
    }
    z.softmax(tool, origin, first, end);
    for (int r = first; r < end; r++) {
      double logit = logits[r - first];
      double surprise = surprise(origin, r, logit, row, one);
      losses[r] =
          rows.masks()[r] == 0
              ? 0
              : rows.masks()[r]
                  * loss.loss(rows.labels()[r], surprise, logit, spreadLogits[r - first]);
    }
  }

  private static double dot(float[] row, float[] factors) {
    double sum = 0;
    for (int c = 0; c < factors.length; c++) {
      sum += (double) row[c] * factors[c];
    }
    return sum;
  }

  /** −log p_y. */
  private double surprise(int origin, int r, double logit, float[] row, float[] one) {
    float probability = z.get(origin, r, rows.labels()[r], one);
    if (probability > TINY) {
      return -Math.log(probability);
    }
    z.read(origin, r, row);
    int best = 0;
    for (int c = 1; c < z.classes(); c++) {
      best = row[c] > row[best] ? c : best;
    }
    return z.logit(r, best) - logit - Math.log(row[best]);
  }

  /** Turns the probabilities of rows [first, end) into the gradient of the logits. */
  void differentiate(RowProducts tool, int origin, int first, int end) {
    float[] row = tool.row(z.classes());
    float[] one = new float[1];
    for (int r = first; r < end; r++) {
      int label = rows.labels()[r];
      double factor = rows.masks()[r] / loss.temperature();
      float scale = (float) (factor * loss.scale(label));
      float own = (float) (factor * loss.own(label));
      if (scale == 1 && spread.length == 0) {
        z.set(origin, r, label, z.get(origin, r, label, one) - own, one);
      } else {
        z.read(origin, r, row);
        scale(row, scale, (float) factor);
        row[label] -= own;
        z.write(origin, r, row);
      }
    }
  }

  private void scale(float[] row, float scale, float factor) {
    for (int c = 0; c < z.classes(); c++) {
      row[c] *= scale;
    }
    for (int c = 0; c < spread.length; c++) {
      row[c] -= factor * spread[c];
    }
  }
}
