package dev.unroll.captioning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Captions without a decoder, to compare with. */
final class Baselines {
  private Baselines() {}

  /** The caption that occurs most often; of several the one that comes first by its letters. */
  static String mostCommon(List<List<String>> captions) {
    Map<String, Integer> counts = new TreeMap<>();
    captions.forEach(all -> all.forEach(one -> counts.merge(one, 1, Integer::sum)));
    return Collections.max(
            counts.entrySet(),
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Collections.reverseOrder())))
        .getKey();
  }

  /**
   * The first caption of the training picture whose features have the smallest angle to a
   * picture's.
   *
   * @param train features [P][C] of the training pictures
   * @param captions of each of them
   * @param asked features [Q][C]
   * @return Q captions
   */
  static List<String> nearest(float[][] train, List<List<String>> captions, float[][] asked) {
    double[] norms = new double[train.length];
    for (int i = 0; i < train.length; i++) {
      norms[i] = Math.sqrt(product(train[i], train[i]));
    }
    List<String> found = new ArrayList<>();
    for (float[] one : asked) {
      int best = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < train.length; i++) {
        double cosine = norms[i] == 0 ? 0 : product(train[i], one) / norms[i];
        if (cosine > most) {
          most = cosine;
          best = i;
        }
      }
      found.add(captions.get(best).get(0));
    }
    return found;
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
