package dev.unroll.layers.ctc;

import dev.unroll.core.ctc.ForcedAlignment;
import dev.unroll.layers.kernel.LogSums;
import java.util.Arrays;

/**
 * All paths of one utterance (Graves et al. 2006, section 4.1), in log space. States s = 0 … 2L are
 * the labels with a blank before, between and after them: l'.
 *
 * <pre>
 * α_t(s) = y_t(l'_s) (α_{t−1}(s) + α_{t−1}(s−1) + [s may skip] α_{t−1}(s−2))            eq. 6
 * β_t(s) = Σ over r in {s, s+1, s+2 if r may skip} y_{t+1}(l'_r) β_{t+1}(r)
 * p = α_T(2L) + α_T(2L−1)                                                              eq. 8
 * −∂ log p / ∂z_tk = y_t(k) − Σ over s with l'_s = k of α_t(s) β_t(s) / p              eq. 16
 * </pre>
 *
 * A state may skip the one before when it is a label unlike the label before. β leaves out y_t,
 * which the paper has in it. Memory is kept for the next utterance; one thread at a time.
 */
final class Lattice {
  /** Logarithms below this part of {@link LogSums#NONE} have one that cannot be in them. */
  private static final double IMPOSSIBLE = 1e-5;

  private final int symbols;
  private final int blank;
  private final double[] row;
  private double[][] alpha = {};
  private double[][] logs = {};
  private double[][] probabilities = {};
  private int[] states = {};
  private double[] gate = {}; // whether s may skip the one before
  private double[] nextGate = {}; // whether s + 2 may
  private double[] emission = {};
  private double[] beta = {};
  private double[] near = {};
  private double[] far = {};
  private double[] most = {};
  private double[] share = {};
  private int count;
  private int frames;

  Lattice(int symbols, int blank) {
    this.symbols = symbols;
    this.blank = blank;
    this.row = new double[symbols];
  }

  /**
   * −log p of an utterance, in nats; +∞ when no path exists.
   *
   * @param rows of its frames among the logits
   */
  double loss(FrameRows logits, int[] rows, int[] labels) {
    if (rows.length < ForcedAlignment.framesNeeded(labels)) {
      return Double.POSITIVE_INFINITY;
    }
    if (rows.length == 0) {
      return 0;
    }
    reserve(rows.length, 2 * labels.length + 1);
    label(labels);
    for (int t = 0; t < frames; t++) {
      logits.read(rows[t], logs[t]);
      LogSums.logSoftmax(logs[t], probabilities[t], symbols);
    }
    Arrays.fill(alpha[0], 0, count, LogSums.NONE);
    for (int s = 0; s < Math.min(2, count); s++) {
      alpha[0][s] = logs[0][states[s]];
    }
    for (int t = 1; t < frames; t++) {
      shiftUp(alpha[t - 1]);
      LogSums.sum(alpha[t - 1], near, far, gate, most, alpha[t], count);
      emit(t);
      LogSums.add(alpha[t], emission, count);
    }
    double log = last();
    return log < LogSums.NONE * IMPOSSIBLE ? Double.POSITIVE_INFINITY : -log;
  }

  private double last() {
    double end = alpha[frames - 1][count - 1];
    double before = count == 1 ? LogSums.NONE : alpha[frames - 1][count - 2];
    double greater = Math.max(end, before);
    return greater + Math.log(Math.exp(end - greater) + Math.exp(before - greater));
  }

  /**
   * The gradient of the loss that was computed last, which was finite.
   *
   * @param weight that it is multiplied by
   */
  void differentiate(double loss, int[] rows, double weight, FrameRows gradient) {
    Arrays.fill(beta, 0, count, LogSums.NONE);
    Arrays.fill(beta, Math.max(0, count - 2), count, 0);
    for (int t = frames - 1; t >= 0; t--) {
      LogSums.product(alpha[t], beta, -loss, share, count);
      scatter(probabilities[t], weight);
      gradient.write(rows[t], row);
      emit(t);
      LogSums.add(emission, beta, count);
      shiftDown(emission);
      LogSums.sum(emission, near, far, nextGate, most, beta, count);
    }
  }

  private void scatter(double[] softmax, double weight) {
    System.arraycopy(softmax, 0, row, 0, symbols);
    double blanks = 0;
    for (int s = 0; s < count; s += 2) {
      blanks += share[s];
    }
    row[blank] -= blanks;
    for (int s = 1; s < count; s += 2) {
      row[states[s]] -= share[s];
    }
    for (int k = 0; k < symbols; k++) {
      row[k] *= weight;
    }
  }

  private void emit(int t) {
    double[] log = logs[t];
    for (int s = 0; s < count; s++) {
      emission[s] = log[states[s]];
    }
  }

  /** States s − 1 and s − 2 at s; loops with offsets are not turned into vector instructions. */
  private void shiftUp(double[] x) {
    System.arraycopy(x, 0, near, 1, count - 1);
    System.arraycopy(x, 0, far, 2, Math.max(0, count - 2));
    near[0] = LogSums.NONE;
    Arrays.fill(far, 0, Math.min(2, count), LogSums.NONE);
  }

  /** States s + 1 and s + 2 at s. */
  private void shiftDown(double[] x) {
    System.arraycopy(x, 1, near, 0, count - 1);
    System.arraycopy(x, Math.min(2, count), far, 0, Math.max(0, count - 2));
    near[count - 1] = LogSums.NONE;
    Arrays.fill(far, Math.max(0, count - 2), count, LogSums.NONE);
  }

  private void label(int[] labels) {
    Arrays.fill(gate, 0, count, LogSums.NONE);
    Arrays.fill(nextGate, 0, count, LogSums.NONE);
    for (int s = 0; s < count; s++) {
      states[s] = s % 2 == 0 ? blank : labels[s / 2];
      if (s >= 3 && s % 2 == 1 && states[s] != states[s - 2]) {
        gate[s] = 0;
        nextGate[s - 2] = 0;
      }
    }
  }

  private void reserve(int frames, int count) {
    this.frames = frames;
    this.count = count;
    if (alpha.length < frames || states.length < count) {
      int length = Math.max(frames, alpha.length);
      int width = Math.max(Math.max(2, count), states.length);
      alpha = new double[length][width];
      logs = new double[length][symbols];
      probabilities = new double[length][symbols];
      states = new int[width];
      gate = new double[width];
      nextGate = new double[width];
      emission = new double[width];
      beta = new double[width];
      near = new double[width];
      far = new double[width];
      most = new double[width];
      share = new double[width];
    }
  }
}
