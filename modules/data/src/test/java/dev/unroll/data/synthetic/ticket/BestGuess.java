package dev.unroll.data.synthetic.ticket;

import dev.unroll.data.tagging.TaggedSentence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The best that a tagger can do that sees only part of a request, by counting. */
final class BestGuess {
  static final Pattern PLACE = Pattern.compile("[BI]-(departure|destination)");

  private BestGuess() {}

  /** What a tagger sees when it is at a word. */
  interface View {
    Object of(List<String> words, int word);
  }

  /**
   * Share of the tags that match {@code counted} and are right if for each thing seen its most
   * frequent one is guessed.
   */
  static double share(List<TaggedSentence> requests, Pattern counted, View view) {
    Map<Object, Map<String, Integer>> seen = new HashMap<>();
    for (TaggedSentence request : requests) {
      for (int i = 0; i < request.words().size(); i++) {
        if (counted.matcher(request.tags().get(i)).matches()) {
          seen.computeIfAbsent(view.of(request.words(), i), key -> new HashMap<>())
              .merge(request.tags().get(i), 1, Integer::sum);
        }
      }
    }
    long right = 0;
    long all = 0;
    for (Map<String, Integer> tags : seen.values()) {
      right += tags.values().stream().mapToInt(count -> count).max().orElseThrow();
      all += tags.values().stream().mapToInt(count -> count).sum();
    }
    return (double) right / all;
  }

  /** The same requests with every place called by the same name, so that no name can tell. */
  static List<TaggedSentence> nameless(List<TaggedSentence> requests) {
    return requests.stream()
        .map(
            request ->
                new TaggedSentence(
                    IntStream.range(0, request.words().size())
                        .mapToObj(i -> name(request.words().get(i), request.tags().get(i)))
                        .toList(),
                    request.tags(),
                    request.label()))
        .toList();
  }

  private static String name(String word, String tag) {
    return PLACE.matcher(tag).matches() ? "PLACE " + tag.charAt(0) : word;
  }
}
