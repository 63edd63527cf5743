package dev.unroll.core.decoding;

import dev.unroll.core.random.RandomStream;
import java.util.List;
import java.util.function.Function;

/**
 * A network so small that every sequence can be written down: log-probabilities by exact prefix.
 */
interface TinyModel {
  int vocabularySize();

  float[] after(List<Integer> prefix);

  /**
   * Random softmax rows, flat or (one seed in three) peaked; about one token in eight is impossible
   * where {@code gaps}.
   */
  static TinyModel random(int vocabularySize, long seed, boolean gaps) {
    return of(
        vocabularySize,
        prefix -> {
          RandomStream stream = new RandomStream(seed).at(prefix.hashCode());
          double[] logits = new double[vocabularySize];
          for (int token = 0; token < vocabularySize; token++) {
            boolean gap = gaps && stream.nextInt(8) == 0;
            logits[token] =
                gap ? Double.NEGATIVE_INFINITY : (seed % 3 == 0 ? 8 : 1.5) * stream.nextGaussian();
          }
          return logSoftmax(logits);
        });
  }

  /** Scores in eighths, so that many sequences tie exactly; they sum to less than 1, or to more. */
  static TinyModel ties(int vocabularySize, long seed) {
    return of(
        vocabularySize,
        prefix -> {
          RandomStream stream = new RandomStream(seed).at(prefix.hashCode());
          float[] scores = new float[vocabularySize];
          for (int token = 0; token < vocabularySize; token++) {
            scores[token] = -stream.nextInt(4) / 8f;
          }
          return scores;
        });
  }

  static TinyModel of(int vocabularySize, Function<List<Integer>, float[]> scores) {
    return new TinyModel() {
      @Override
      public int vocabularySize() {
        return vocabularySize;
      }

      @Override
      public float[] after(List<Integer> prefix) {
        return scores.apply(prefix);
      }
    };
  }

  static float[] logSoftmax(double[] logits) {
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit);
    }
    float[] result = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      // The only possible token may otherwise come out above 0 by rounding.
      result[i] =
          sum == 0 ? Float.NEGATIVE_INFINITY : (float) Math.min(0, logits[i] - Math.log(sum));
    }
    return result;
  }
}
