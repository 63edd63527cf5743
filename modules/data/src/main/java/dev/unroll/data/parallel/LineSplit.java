package dev.unroll.data.parallel;

import dev.unroll.data.synthetic.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The split of a corpus that has no official one, such as tatoeba-cmn-eng: the source sentences are
 * numbered from 0 in the order in which they first appear, equal ones once, and split by {@link
 * Split#ofNumber}: modulo 20, 0 is test, 1 is dev and the rest is train. So no two parts share a
 * source sentence, equal to the letter, and lines added at the end change nothing before them.
 */
public final class LineSplit {
  private LineSplit() {}

  /** The pairs of one part, in the order of {@code pairs}; it may be empty. */
  public static List<SentencePair> part(List<SentencePair> pairs, Split split) {
    Map<String, Integer> numbers = new HashMap<>();
    List<SentencePair> part = new ArrayList<>();
    for (SentencePair pair : pairs) {
      numbers.putIfAbsent(pair.source(), numbers.size());
      if (Split.ofNumber(numbers.get(pair.source())) == split) {
        part.add(pair);
      }
    }
    return List.copyOf(part);
  }
}
