package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import java.util.Arrays;

/** Series of numbers of about mean 0 and standard deviation 1, from anywhere in their course. */
enum Series {
  /** Two sines of periods 20 and 33 with random phases, and white noise of deviation 0.05. */
  SINES("Two noisy sines") {
    @Override
    float[] draw(RandomStream random, int steps) {
      double first = random.nextDouble(2 * Math.PI);
      double second = random.nextDouble(2 * Math.PI);
      float[] values = new float[steps];
      for (int t = 0; t < steps; t++) {
        double sum =
            Math.sin(2 * Math.PI * t / 20 + first) + Math.sin(2 * Math.PI * t / 33 + second);
        values[t] = (float) (sum + 0.05 * random.nextGaussian());
      }
      return values;
    }
  },
  /**
   * The chaotic equation of Mackey and Glass 1977, dx/dt = 0.2 x(t − 17) / (1 + x(t − 17)¹⁰) − 0.1
   * x(t), by Euler's steps of 0.1, every third unit of time.
   */
  MACKEY_GLASS("Mackey–Glass") {
    @Override
    float[] draw(RandomStream random, int steps) {
      double[] past = new double[170];
      double start = random.nextDouble(0.5, 1.3);
      Arrays.fill(past, start);
      double x = start;
      float[] values = new float[steps];
      int first = 3000 + 30 * random.nextInt(100);
      for (int i = 0; i < first + 30 * steps; i++) {
        double delayed = past[i % past.length];
        past[i % past.length] = x;
        double fifth = delayed * delayed * delayed * delayed * delayed; // pow() takes most of a run
        x += 0.1 * (0.2 * delayed / (1 + fifth * fifth) - 0.1 * x);
        if (i >= first && (i - first) % 30 == 0) {
          values[(i - first) / 30] = (float) ((x - 0.92) / 0.23);
        }
      }
      return values;
    }
  };

  private final String title;

  Series(String title) {
    this.title = title;
  }

  /** For people. */
  String title() {
    return title;
  }

  /** So many numbers one after the other, of a course of their own. */
  abstract float[] draw(RandomStream random, int steps);

  /** Several courses, [rows][steps][1]. */
  float[][][] draw(RandomStream random, int rows, int steps) {
    float[][][] all = new float[rows][steps][1];
    for (float[][] row : all) {
      float[] values = draw(random, steps);
      for (int t = 0; t < steps; t++) {
        row[t][0] = values[t];
      }
    }
    return all;
  }
}
