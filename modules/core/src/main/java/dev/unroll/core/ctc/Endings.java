package dev.unroll.core.ctc;

import dev.unroll.core.check.Check;
import dev.unroll.core.ctc.LabelScorer.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the prefixes of a beam become when the utterance ends. */
final class Endings {
  private static final Comparator<PrefixHypothesis> BEST_FIRST =
      Comparator.comparingDouble(PrefixHypothesis::score).reversed();

  private final Ranking ranking;

  /** By the node where they end, which prefixes may share that are cut back. */
  private final Map<PrefixNode, PrefixHypothesis> whole = new LinkedHashMap<>();

  private final Map<PrefixNode, PrefixHypothesis> cut = new LinkedHashMap<>();

  private Endings(Ranking ranking) {
    this.ranking = ranking;
  }

  /** See {@link PrefixBeam#nBest}. */
  static List<PrefixHypothesis> of(PrefixNode[] beam, Ranking ranking, int most) {
    Endings endings = new Endings(ranking);
    for (PrefixNode node : beam) {
      endings.add(node);
    }
    endings.cut.keySet().removeAll(endings.whole.keySet());
    return Stream.concat(
            endings.whole.values().stream().sorted(BEST_FIRST),
            endings.cut.values().stream().sorted(BEST_FIRST))
        .limit(most)
        .toList();
  }

  /** See {@link PrefixBeam#settled}. */
  static int settled(PrefixNode[] beam) {
    Map<PrefixNode, Integer> depths = depths(beam[0]);
    return depths.get(settled(beam, depths));
  }

  /** Forgets what no ending of these prefixes, or of what they become, can need. */
  static void forget(PrefixNode[] beam) {
    settled(beam, depths(beam[0])).forgetBefore();
  }

  private static PrefixNode settled(PrefixNode[] beam, Map<PrefixNode, Integer> depths) {
    PrefixNode common = beam[0];
    for (PrefixNode node : beam) {
      PrefixNode shared = node;
      while (!depths.containsKey(shared)) {
        shared = shared.parent;
      }
      common = depths.get(shared) < depths.get(common) ? shared : common;
    }
    while (end(common.state) == Double.NEGATIVE_INFINITY && common.parent != common) {
      common = common.parent;
    }
    return common;
  }

  /** A prefix and all that it begins with, each with the number of its labels. */
  private static Map<PrefixNode, Integer> depths(PrefixNode last) {
    List<PrefixNode> path = new ArrayList<>(List.of(last));
    for (PrefixNode node = last; node.parent != node; node = node.parent) {
      path.add(node.parent);
    }
    Map<PrefixNode, Integer> depths = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      depths.put(path.get(i), path.size() - 1 - i);
    }
    return depths;
  }

  private void add(PrefixNode node) {
    PrefixNode last = node;
    int left = 0;
    double end = end(last.state);
    while (end == Double.NEGATIVE_INFINITY && last.parent != last) {
      last = last.parent;
      left++;
      end = end(last.state);
    }
    double heard = node.now.total();
    double language = last.language + end;
    int words = last.words + (ranking.inWord(last.label) ? 1 : 0);
    double score = heard + ranking.bonus(language, words);
    // A node that left the beam forgot its paths; those of the longer prefix go through it.
    List<Span> spans = node.now.spans();
    PrefixHypothesis found =
        new PrefixHypothesis(
            spans.subList(0, spans.size() - left), heard, language, words, left, score);
    (left == 0 ? whole : cut)
        .merge(last, found, (first, second) -> second.score() > first.score() ? second : first);
  }

  private static double end(State state) {
    double end = state.end();
    Check.require(
        end < Double.POSITIVE_INFINITY,
        "the language model scores the end with "
            + end
            + ", expected a finite number or -Infinity");
    return end;
  }
}
