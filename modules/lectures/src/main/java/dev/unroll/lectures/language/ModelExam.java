package dev.unroll.lectures.language;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.plot.LinePlot;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Language models of several kinds, measured by the same contexts, once for each seed. */
final class ModelExam {
  /** Tokens before each prediction. */
  static final int CONTEXT = 40;

  /** Distances at which a token is exchanged. */
  static final int[] DISTANCES = {1, 2, 3, 4, 6, 8, 12, 16, 17, 24, 32};

  /** A change in total variation from which on a token counts as noticed. */
  static final double NOTICED = 0.005;

  private static final int PREDICTIONS = 1500;
  private static final int EXCHANGED = 100;

  /** Of one model, for each seed: parameters, perplexity, and influence by distance. */
  static final class Marks {
    private final List<Double> parameters = new ArrayList<>();
    private final List<Double> perplexities = new ArrayList<>();
    private final List<double[]> influences = new ArrayList<>();

    double parameters() {
      return Figure.mean(array(parameters));
    }

    double[] perplexity() {
      return array(perplexities);
    }

    /** Means over the seeds, one for each of the distances. */
    double[] influence() {
      return IntStream.range(0, DISTANCES.length)
          .mapToDouble(k -> influences.stream().mapToDouble(i -> i[k]).average().orElseThrow())
          .toArray();
    }

    double influence(int distance) {
      return influence()[Arrays.binarySearch(DISTANCES, distance)];
    }

    /** The farthest of the distances that is noticed, or 0. */
    int reach() {
      return Arrays.stream(DISTANCES).filter(k -> influence(k) > NOTICED).max().orElse(0);
    }

    private static double[] array(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  private final Map<String, Marks> marks = new LinkedHashMap<>();
  private int[][] contexts = {};
  private int[] followed = {};
  private RandomStream random = new RandomStream(0);

  /** Takes contexts from random places of a text, for the models of one seed. */
  void ask(int[] ids, RandomStream by) {
    int[] places = by.ints(PREDICTIONS, CONTEXT, ids.length).toArray();
    contexts = new int[PREDICTIONS][];
    Arrays.setAll(contexts, i -> Arrays.copyOfRange(ids, places[i] - CONTEXT, places[i]));
    followed = Arrays.stream(places).map(place -> ids[place]).toArray();
    random = by.at(1);
  }

  /** Measures one model. */
  void take(String name, NextToken model, long parameters) {
    Marks of = marks.computeIfAbsent(name, n -> new Marks());
    of.parameters.add((double) parameters);
    of.perplexities.add(model.perplexity(contexts, followed));
    of.influences.add(model.influence(Arrays.copyOf(contexts, EXCHANGED), DISTANCES, random));
  }

  Marks of(String name) {
    return marks.get(name);
  }

  /** In the order in which the models were taken. */
  Map<String, Marks> all() {
    return marks;
  }

  /** By how much a model's perplexity is lower than that of the next best. */
  Difference lead(String name) {
    return leads(name).min(Comparator.comparingDouble(Difference::mean)).orElseThrow();
  }

  /** Whether a model's perplexity is clearly lower than that of each other one. */
  boolean ahead(String name) {
    return leads(name).allMatch(Difference::clear);
  }

  private Stream<Difference> leads(String name) {
    double[] best = of(name).perplexity();
    return marks.entrySet().stream()
        .filter(other -> !other.getKey().equals(name))
        .map(other -> Difference.of(other.getValue().perplexity(), best));
  }

  /** Parameters, reach and perplexity of each model. */
  Table table() {
    Table table =
        Table.of("model", "parameters", "farthest token noticed", "perplexity on new text");
    for (var model : marks.entrySet()) {
      Marks of = model.getValue();
      String spread = Figure.spread(of.perplexity());
      table = table.row(model.getKey(), Math.round(of.parameters()), of.reach(), spread);
    }
    return table;
  }

  /** The influence of a token over its distance, of these models; none where it is not seen. */
  BufferedImage plot(List<String> names) {
    LinePlot plot =
        new LinePlot(
                "Which tokens a prediction depends on",
                "distance of the exchanged token (tokens back)",
                "change (total variation)")
            .logarithmic();
    double[] distances = Arrays.stream(DISTANCES).asDoubleStream().toArray();
    names.forEach(name -> plot.line(name, distances, of(name).influence()));
    return plot.reference("the largest there is", 1).reference("noticed", NOTICED).image();
  }
}
