package dev.unroll.seqtoseq;

import dev.unroll.core.check.Check;
import dev.unroll.core.metric.EditDistance;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.text.Language;
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
  private final Language source;
  private final List<SentencePair> pairs;
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<int[]> sources = new ArrayList<>();

  NearestPair(Language source, List<SentencePair> pairs) {
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
    // A token that no source has equals none, not even itself.
    int[] wanted =
        source.tokens(sentence).stream().mapToInt(token -> ids.getOrDefault(token, -1)).toArray();
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < sources.size(); i++) {
      int distance = EditDistance.between(wanted, sources.get(i), least);
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return pairs.get(best).target();
  }
}
