package dev.unroll.core.ctc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every one of the K^T paths, collapsed by the words of the definition. */
final class AllPaths {
  /** Probability of each labelling. */
  final Map<List<Integer>, Double> sums = new HashMap<>();

  /** Probability of its likeliest path. */
  final Map<List<Integer>, Double> highest = new HashMap<>();

  AllPaths(float[][] frames, int blank) {
    visit(frames, blank, new ArrayList<>(), 0);
  }

  private void visit(float[][] frames, int blank, List<Integer> path, double logProbability) {
    if (path.size() == frames.length) {
      List<Integer> labels = collapse(path, blank);
      sums.merge(labels, Math.exp(logProbability), Double::sum);
      highest.merge(labels, Math.exp(logProbability), Math::max);
      return;
    }
    for (int symbol = 0; symbol < frames[path.size()].length; symbol++) {
      path.add(symbol);
      visit(frames, blank, path, logProbability + frames[path.size() - 1][symbol]);
      path.remove(path.size() - 1);
    }
  }

  private static List<Integer> collapse(List<Integer> path, int blank) {
    List<Integer> merged = new ArrayList<>();
    for (int symbol : path) {
      if (merged.isEmpty() || merged.get(merged.size() - 1) != symbol) {
        merged.add(symbol);
      }
    }
    merged.removeIf(symbol -> symbol == blank);
    return merged;
  }
}
