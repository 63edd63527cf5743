package dev.unroll.lectures.network;

import dev.unroll.core.random.RandomStream;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The adding problem (Hochreiter and Schmidhuber 1997, with the numbers of Le, Jaitly and Hinton
 * 2015): of T numbers in [0, 1) two are marked, and their sum is asked at the end. One mark is in
 * each half, as with Arjovsky, Shah and Bengio 2016; Le et al. do not say where the two are. Saying
 * 1 always has a mean squared error of 1/6.
 *
 * @param steps T, at least 2
 */
public record Adding(int steps) implements SequenceTask {
  /** Mean squared error of the best answer that does not look. */
  public static final double BLIND = 1 / 6.0;

  @Override
  public Samples batch(RandomStream random, int rows) {
    float[][][] inputs = new float[rows][steps][2];
    float[][][] labels = new float[rows][steps][1];
    for (int n = 0; n < rows; n++) {
      int first = random.nextInt(steps / 2);
      int second = steps / 2 + random.nextInt(steps - steps / 2);
      for (int t = 0; t < steps; t++) {
        inputs[n][t][0] = random.nextFloat();
        inputs[n][t][1] = t == first || t == second ? 1 : 0;
      }
      labels[n][steps - 1][0] = inputs[n][first][0] + inputs[n][second][0];
    }
    return new Samples(Samples.features(inputs), Samples.features(labels), Nd4j.ones(rows, steps))
        .last();
  }
}
