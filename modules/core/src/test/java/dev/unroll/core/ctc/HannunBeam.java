package dev.unroll.core.ctc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Algorithm 1 of Hannun et al. 2014 word by word: maps of whole prefixes to probabilities, which do
 * not underflow in the few frames of a test.
 */
final class HannunBeam {
  private final int width;
  private final ToDoubleFunction<List<Integer>> prior;
  private Map<List<Integer>, double[]> beam = new HashMap<>();

  /** Blank is 0; {@code prior} is ln of what multiplies the probability of a prefix. */
  HannunBeam(int width, ToDoubleFunction<List<Integer>> prior) {
    this.width = width;
    this.prior = prior;
    beam.put(List.of(), new double[] {1, 0});
  }

  void accept(float[] frame) {
    Map<List<Integer>, double[]> next = new HashMap<>();
    beam.forEach(
        (prefix, mass) -> {
          at(next, prefix)[0] += Math.exp(frame[0]) * (mass[0] + mass[1]);
          int last = prefix.isEmpty() ? -1 : prefix.get(prefix.size() - 1);
          for (int label = 1; label < frame.length; label++) {
            double heard = Math.exp(frame[label]);
            List<Integer> longer = new ArrayList<>(prefix);
            longer.add(label);
            if (label == last) {
              at(next, prefix)[1] += heard * mass[1];
              at(next, longer)[1] += heard * mass[0];
            } else {
              at(next, longer)[1] += heard * (mass[0] + mass[1]);
            }
          }
        });
    beam = new HashMap<>();
    best(next, prior).stream().limit(width).forEach(prefix -> beam.put(prefix, next.get(prefix)));
  }

  private static double[] at(Map<List<Integer>, double[]> masses, List<Integer> prefix) {
    return masses.computeIfAbsent(prefix, unseen -> new double[2]);
  }

  /** The prefixes of the beam, the best first. */
  List<List<Integer>> best(ToDoubleFunction<List<Integer>> last) {
    return best(beam, last);
  }

  double logProbability(List<Integer> prefix) {
    return Math.log(beam.get(prefix)[0] + beam.get(prefix)[1]);
  }

  private static List<List<Integer>> best(
      Map<List<Integer>, double[]> masses, ToDoubleFunction<List<Integer>> prior) {
    ToDoubleFunction<List<Integer>> score =
        prefix ->
            Math.log(masses.get(prefix)[0] + masses.get(prefix)[1]) + prior.applyAsDouble(prefix);
    return masses.keySet().stream()
        .filter(prefix -> score.applyAsDouble(prefix) > Double.NEGATIVE_INFINITY)
        .sorted(Comparator.comparingDouble(score).reversed())
        .toList();
  }
}
