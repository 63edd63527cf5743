package dev.unroll.lectures.architecture;

import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One figure of several contestants, measured once for each seed. Not thread-safe. */
final class Repeats {
  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  /** Adds what the next seed gave. */
  void add(String name, double figure) {
    figures.computeIfAbsent(name, unknown -> new ArrayList<>()).add(figure);
  }

  /** Who was measured, in the order in which they came. */
  Set<String> names() {
    return figures.keySet();
  }

  /** All of one, by seed. */
  double[] of(String name) {
    return figures.get(name).stream().mapToDouble(Double::doubleValue).toArray();
  }

  double mean(String name) {
    return Figure.mean(of(name));
  }

  /** Mean and standard error. */
  String spread(String name) {
    return Figure.spread(of(name));
  }

  /** By how much one is above another with the same seeds. */
  Difference lead(String name, String other) {
    return Difference.of(of(name), of(other));
  }
}
