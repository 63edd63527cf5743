package dev.unroll.lectures.architecture;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.network.Samples;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Made-up speech: words of {@value #SYMBOLS} symbols, each of which sounds for some frames and
 * fades, so that the same symbol said twice begins loud twice.
 *
 * @param words [N][L] symbols from 0
 * @param spoken [N][T] the symbol that sounds at each frame, −1 after the end
 * @param features float [N, F, T]
 * @param mask float [N, T], 1 until the end of an utterance
 */
record Utterances(int[][] words, int[][] spoken, INDArray features, INDArray mask) {
  static final int SYMBOLS = 4;
  static final int FEATURES = 6;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 5;
  private static final int FEWEST_FRAMES = 3;
  private static final int MOST_FRAMES = 6;
  private static final double NOISE = 0.3;

  /**
   * Draws utterances.
   *
   * @param sounds [SYMBOLS][F], see {@link #sounds}
   */
  static Utterances draw(float[][] sounds, RandomStream random, int rows) {
    int[][] words = new int[rows][];
    int[][] spoken = new int[rows][LONGEST * MOST_FRAMES];
    float[][][] frames = new float[rows][LONGEST * MOST_FRAMES][FEATURES];
    INDArray mask = Nd4j.zeros(rows, LONGEST * MOST_FRAMES);
    for (int n = 0; n < rows; n++) {
      words[n] =
          random.ints(SHORTEST + random.nextInt(LONGEST - SHORTEST + 1), 0, SYMBOLS).toArray();
      Arrays.fill(spoken[n], -1);
      int t = 0;
      for (int symbol : words[n]) {
        int length = FEWEST_FRAMES + random.nextInt(MOST_FRAMES - FEWEST_FRAMES + 1);
        for (int i = 0; i < length; i++, t++) {
          spoken[n][t] = symbol;
          mask.putScalar(n, t, 1);
          for (int f = 0; f < FEATURES; f++) {
            double fading = 0.5 + 0.5 * (length - i) / length;
            frames[n][t][f] = (float) (fading * sounds[symbol][f] + NOISE * random.nextGaussian());
          }
        }
      }
    }
    return new Utterances(words, spoken, Samples.features(frames), mask);
  }

  /** How each symbol sounds: numbers from a normal distribution. */
  static float[][] sounds(RandomStream random) {
    float[][] sounds = new float[SYMBOLS][FEATURES];
    for (float[] sound : sounds) {
      for (int f = 0; f < FEATURES; f++) {
        sound[f] = (float) random.nextGaussian();
      }
    }
    return sounds;
  }

  /** Words as labels [N, L], padded by −1. */
  INDArray labels() {
    float[][] labels = new float[words.length][LONGEST];
    for (int n = 0; n < labels.length; n++) {
      Arrays.fill(labels[n], -1);
      for (int i = 0; i < words[n].length; i++) {
        labels[n][i] = words[n][i];
      }
    }
    return Nd4j.createFromArray(labels);
  }

  /** The sounding symbol of each frame, [N, 1, T]; 0 where the mask hides it. */
  INDArray frameLabels() {
    int[][] labels =
        Arrays.stream(spoken)
            .map(row -> Arrays.stream(row).map(s -> Math.max(0, s)).toArray())
            .toArray(int[][]::new);
    return Samples.steps(labels);
  }

  /** T of one utterance. */
  int frames(int n) {
    return (int) Arrays.stream(spoken[n]).filter(symbol -> symbol >= 0).count();
  }

  /** Whether a word has equal neighbours. */
  static boolean repeats(int[] word) {
    return IntStream.range(1, word.length).anyMatch(i -> word[i] == word[i - 1]);
  }

  /** Percent of the words asked for that a reading of the paths spells. */
  double right(int[][] paths, Predicate<int[]> asked, UnaryOperator<int[]> reading) {
    return 100.0
        * places(asked).filter(n -> Arrays.equals(reading.apply(paths[n]), words[n])).count()
        / places(asked).count();
  }

  /** The first of these words, if any is right. */
  OptionalInt firstRight(int[][] paths, Predicate<int[]> asked, UnaryOperator<int[]> reading) {
    return places(asked).filter(n -> Arrays.equals(reading.apply(paths[n]), words[n])).findFirst();
  }

  private IntStream places(Predicate<int[]> asked) {
    return IntStream.range(0, words.length).filter(n -> asked.test(words[n]));
  }
}
