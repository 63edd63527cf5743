package dev.unroll.lectures.networks;

import dev.unroll.lectures.experiment.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pairs of requests that leave and reach the same place, known and new, and what is said of it. */
final class TaipeiRequests {
  /** Tags of the first word of a place that is left, and of one that is reached. */
  static final List<String> ROLES = List.of("B-departure", "B-destination");

  /** How many pairs there are. */
  static final int PAIRS = 2;

  private static final List<String> REQUESTS =
      List.of(
          "i would like to leave taipei on november 2nd",
          "i would like to arrive at taipei on november 2nd",
          "i would like to leave kaohsiung on november 2nd",
          "i would like to arrive at kaohsiung on november 2nd");

  private TaipeiRequests() {}

  /**
   * Of how many pairs the place has the right tag in both requests.
   *
   * @param tagger says of the words of a request how probable each tag is, by name
   */
  static int rightPairs(Function<List<String>, List<Map<String, Double>>> tagger) {
    int right = 0;
    for (int pair = 0; pair < PAIRS; pair++) {
      right += isRight(tagger, 2 * pair) && isRight(tagger, 2 * pair + 1) ? 1 : 0;
    }
    return right;
  }

  private static boolean isRight(
      Function<List<String>, List<Map<String, Double>>> tagger, int request) {
    List<String> words = List.of(REQUESTS.get(request).split(" "));
    Map<String, Double> place = tagger.apply(words).get(words.indexOf("on") - 1);
    double asked = place.get(ROLES.get(request % 2));
    return place.values().stream().allMatch(other -> other <= asked);
  }

  /** The requests in the colours of P(departure) − P(destination), word by word. */
  static Passage passage(SlotTagger tagger, String name) {
    List<String> tokens = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (String request : REQUESTS) {
      List<String> words = List.of(request.split(" "));
      List<Map<String, Double>> answers = tagger.probabilities(words);
      for (int t = 0; t < words.size(); t++) {
        tokens.add(words.get(t) + (t == words.size() - 1 ? "\n" : " "));
        double leaning = answers.get(t).get(ROLES.get(0)) - answers.get(t).get(ROLES.get(1));
        values.add(Math.max(-1, Math.min(1, leaning)));
      }
    }
    return new Passage(
        name + ": P(departure) − P(destination), red where a place is left, blue where reached",
        tokens,
        values);
  }
}
