package dev.unroll.lectures.language;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SequenceTask;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Which of two marks came last, asked at every step: a rule that is the same at all steps. Symbols
 * are one-hot: the marks 0 and 1, of which a step has one with a probability of 0.2, and 4 kinds of
 * noise. The label is the mark, or 2 before the first one.
 *
 * @param steps T
 * @param marked steps, from the first, that may have a mark
 */
record LastMark(int steps, int marked) implements SequenceTask {
  static final int SYMBOLS = 6;
  static final int LABELS = 3;

  @Override
  public Samples batch(RandomStream random, int rows) {
    float[][][] inputs = new float[rows][steps][SYMBOLS];
    int[][] labels = new int[rows][steps];
    for (int n = 0; n < rows; n++) {
      int last = 2;
      for (int t = 0; t < steps; t++) {
        boolean mark = random.nextDouble() < 0.2 && t < marked;
        int symbol = mark ? random.nextInt(2) : 2 + random.nextInt(4);
        last = mark ? symbol : last;
        inputs[n][t][symbol] = 1;
        labels[n][t] = last;
      }
    }
    return new Samples(Samples.features(inputs), Samples.steps(labels), Nd4j.ones(rows, steps));
  }

  /** The same labels, of which only those from a step on count. */
  static Samples from(int step, Samples samples) {
    INDArray mask = samples.mask().dup();
    for (int n = 0; n < mask.size(0); n++) {
      for (int t = 0; t < step; t++) {
        mask.putScalar(n, t, 0);
      }
    }
    return new Samples(samples.inputs(), samples.labels(), mask);
  }
}
