package dev.unroll.lectures.architecture;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.network.Samples;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Made-up pictures of coloured shapes in a row, as the numbers that a convolutional network might
 * make of them, and what there is to say: "red star blue ring …".
 *
 * @param features float [N, F]
 * @param captions [N][T] ids of words from 1, a colour and a shape for each thing
 */
record PictureTalk(INDArray features, int[][] captions) {
  static final int FEATURES = 60;

  /** Word 0 begins a caption; colours and shapes follow. */
  static final List<String> WORDS =
      List.of(
          "", "red", "blue", "green", "pink", "black", "star", "ring", "moon", "cross", "heart");

  private static final int COLOURS = 5;
  private static final double NOISE = 0.1;

  /**
   * Draws pictures.
   *
   * @param eye [things · words][F] what each word at each place adds to the features
   */
  static PictureTalk draw(float[][] eye, RandomStream random, int rows) {
    float[][] features = new float[rows][FEATURES];
    int[][] captions = new int[rows][2 * eye.length / WORDS.size()];
    for (int n = 0; n < rows; n++) {
      for (int t = 0; t < captions[n].length; t++) {
        captions[n][t] = 1 + random.nextInt(COLOURS) + (t % 2) * COLOURS;
        float[] seen = eye[t / 2 * WORDS.size() + captions[n][t]];
        for (int f = 0; f < FEATURES; f++) {
          features[n][f] += seen[f];
        }
      }
      for (int f = 0; f < FEATURES; f++) {
        features[n][f] += (float) (NOISE * random.nextGaussian());
      }
    }
    return new PictureTalk(Nd4j.createFromArray(features), captions);
  }

  /**
   * An eye for so many things, of numbers from a normal distribution of variance 1 / (2 things).
   */
  static float[][] eye(RandomStream random, int things) {
    float[][] eye = new float[things * WORDS.size()][FEATURES];
    for (float[] seen : eye) {
      for (int f = 0; f < FEATURES; f++) {
        seen[f] = (float) (random.nextGaussian() / Math.sqrt(2 * things));
      }
    }
    return eye;
  }

  /** The word before each of these, float [N, 1, T]. */
  static INDArray before(int[][] captions) {
    int[][] before = new int[captions.length][captions[0].length];
    for (int n = 0; n < before.length; n++) {
      System.arraycopy(captions[n], 0, before[n], 1, before[n].length - 1);
    }
    return Samples.steps(before);
  }
}
