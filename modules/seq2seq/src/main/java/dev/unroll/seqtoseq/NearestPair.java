package dev.unroll.seqtoseq;

import dev.unroll.core.check.Check;
import dev.unroll.data.parallel.SentencePair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Translates by looking up: the target of the training pair whose source is closest, which is what
 * a network must beat that has learnt more than its training pairs by heart.
 *
 * <p>Close is a small edit distance between tokens (Levenshtein 1966), of equal ones the first pair
 * in the file. Thread-safe.
 */
final class NearestPair {
  private final SeqToSeqData.Language source;
  private final List<SentencePair> pairs;
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<int[]> sources = new ArrayList<>();

  NearestPair(SeqToSeqData.Language source, List<SentencePair> pairs) {
    Check.require(!pairs.isEmpty(), "there is no pair to look up");
    this.source = source;
    this.pairs = List.copyOf(pairs);
    for (SentencePair pair : pairs) {
      sources.add(
          source.tokens(pair.source()).stream()
              .mapToInt(token -> ids.computeIfAbsent(token, t -> ids.size()))
              .toArray());
    }
  }

  /** The target of the closest source. */
  String translate(String sentence) {
    int[] wanted =
        source.tokens(sentence).stream().mapToInt(token -> ids.getOrDefault(token, -1)).toArray();
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < sources.size(); i++) {
      int[] other = sources.get(i);
      // The distance is at least the difference of the lengths.
      if (Math.abs(other.length - wanted.length) < least) {
        int distance = distance(wanted, other, least);
        if (distance < least) {
          least = distance;
          best = i;
        }
      }
    }
    return pairs.get(best).target();
  }

  /** Edit distance, or any number of at least {@code enough} if it is that. */
  static int distance(int[] a, int[] b, int enough) {
    int[] above = new int[b.length + 1];
    int[] row = new int[b.length + 1];
    for (int j = 0; j <= b.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length; j++) {
        // An unknown token equals none, not even itself.
        int changed = above[j - 1] + (a[i - 1] == b[j - 1] && a[i - 1] >= 0 ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
        least = Math.min(least, row[j]);
      }
      if (least >= enough) {
        return least;
      }
      int[] reused = above;
      above = row;
      row = reused;
    }
    return above[b.length];
  }
}
