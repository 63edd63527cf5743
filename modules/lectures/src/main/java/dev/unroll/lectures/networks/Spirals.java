package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Points of the plane on three spiral arms, a class each.
 *
 * @param turns how often an arm goes around the middle
 * @param noise standard deviation of a point's place on either axis; an arm is 1 long from the
 *     middle to its end
 */
record Spirals(double turns, double noise) {
  /** Arms, and classes. */
  static final int ARMS = 3;

  /**
   * New points: features float [count, 2], labels one-hot float [count, 3], an arm after another.
   */
  DataSet points(RandomStream random, int count) {
    float[][] places = new float[count][2];
    float[][] classes = new float[count][ARMS];
    for (int n = 0; n < count; n++) {
      double radius = 0.1 + 0.9 * random.nextDouble();
      double angle = 2 * Math.PI * ((double) (n % ARMS) / ARMS + turns * radius);
      places[n][0] = (float) (radius * Math.cos(angle) + noise * random.nextGaussian());
      places[n][1] = (float) (radius * Math.sin(angle) + noise * random.nextGaussian());
      classes[n][n % ARMS] = 1;
    }
    return new DataSet(Nd4j.createFromArray(places), Nd4j.createFromArray(classes));
  }
}
