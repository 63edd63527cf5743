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

  /** Source positions that it attends to; 0 for a model without attention. */
  default int sources() {
    return 0;
  }

  /** Where it looks when it scores what follows {@code prefix}, float [S]. */
  default float[] attentionAfter(List<Integer> prefix) {
    return new float[0];
  }

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

  /** The same model with random attention, often so sharp that positions are left out. */
  static TinyModel attentive(TinyModel model, int sources, long seed) {
    return new TinyModel() {
      @Override
      public int vocabularySize() {
        return model.vocabularySize();
      }

      @Override
      public float[] after(List<Integer> prefix) {
        return model.after(prefix);
      }

      @Override
      public int sources() {
        return sources;
      }

      @Override
      public float[] attentionAfter(List<Integer> prefix) {
        RandomStream stream = RandomStream.named(seed, "attention").at(prefix.hashCode());
        double[] logits = stream.doubles(sources, -3, 3).toArray();
        float[] weights = logSoftmax(logits);
        for (int source = 0; source < sources; source++) {
          weights[source] = (float) Math.exp(weights[source]);
        }
        return weights;
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
