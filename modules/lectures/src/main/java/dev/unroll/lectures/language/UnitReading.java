package dev.unroll.lectures.language;

import dev.unroll.core.metric.Correlation;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Passage;
import dev.unroll.lectures.language.ProgramText.Property;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SmallNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;

/**
 * Units of a network while it reads programs, compared with properties of these. Which unit tracks
 * a property is decided on one text, how well on another.
 */
final class UnitReading {
  private static final int LENGTH = 360;
  private static final double ALMOST_ONE = 0.999;

  private final List<String> chosen;
  private final List<String> held;
  private final double[][] first;
  private final double[][] then;

  /**
   * Lets a network of one layer read.
   *
   * @param state which of its states counts: {@link Cell#HIDDEN} for h, {@link Cell#MEMORY} for
   *     tanh c, as Karpathy, Johnson and Fei-Fei show it
   * @param programs as many to choose units by as to measure them, all of one length; each is read
   *     from a zero state
   */
  UnitReading(SmallNetwork network, Vocabulary letters, String state, List<String> programs) {
    int half = programs.size() / 2;
    chosen = programs.subList(0, half);
    held = programs.subList(half, 2 * half);
    first = units(network, letters, state, chosen);
    then = units(network, letters, state, held);
  }

  /** So many pieces of one length, each from the beginning of a program. */
  static List<String> programs(RandomStream random, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> ProgramText.write(random.at(i), LENGTH).substring(0, LENGTH))
        .toList();
  }

  static int[] ids(Vocabulary letters, String text) {
    return letters.ids(new CharacterTokeniser().tokens(text));
  }

  /** States [H][N · T] of the units. */
  static double[][] units(
      SmallNetwork network, Vocabulary letters, String state, List<String> programs) {
    int steps = programs.get(0).length();
    int[][] ids = programs.stream().map(p -> ids(letters, p)).toArray(int[][]::new);
    double[][] units = new double[network.sizes().hidden()][ids.length * steps];
    RecurrentLayer layer = (RecurrentLayer) network.graph().getLayer("recurrent0");
    network.graph().rnnClearPreviousState();
    for (int t = 0; t < steps; t++) {
      int at = t;
      int[][] step = Arrays.stream(ids).map(row -> new int[] {row[at]}).toArray(int[][]::new);
      network.graph().rnnTimeStep(Samples.steps(step));
      double[] after = layer.rnnGetPreviousState().get(state).dup('c').data().asDouble();
      for (int n = 0; n < ids.length; n++) {
        for (int i = 0; i < units.length; i++) {
          double value = after[n * units.length + i];
          units[i][n * steps + t] = state.equals(Cell.MEMORY) ? Math.tanh(value) : value;
        }
      }
    }
    network.graph().rnnClearPreviousState();
    return units;
  }

  private static double[] track(Property property, List<String> programs) {
    return programs.stream()
        .flatMapToDouble(p -> Arrays.stream(ProgramText.track(property, p)))
        .toArray();
  }

  private int unit(Property property) {
    double[] track = track(property, chosen);
    double[] sizes = Arrays.stream(first).mapToDouble(u -> size(u, track)).toArray();
    return IntStream.range(0, sizes.length).reduce((a, b) -> sizes[b] > sizes[a] ? b : a).orElse(0);
  }

  /** |r|, or 0 where a unit never changes. */
  private static double size(double[] unit, double[] track) {
    double r = Math.abs(Correlation.pearson(unit, track));
    return Double.isNaN(r) ? 0 : r;
  }

  /** |r| on the second text of the unit that is best on the first. */
  double best(Property property) {
    return size(then[unit(property)], track(property, held));
  }

  /** Share of the units whose |r| on the second text is less than this for every property. */
  double without(double size) {
    List<double[]> tracks = Arrays.stream(Property.values()).map(p -> track(p, held)).toList();
    long vague =
        Arrays.stream(then)
            .filter(unit -> tracks.stream().allMatch(track -> size(unit, track) < size))
            .count();
    return (double) vague / then.length;
  }

  /**
   * A program of the second text in the colours of the best unit, red where the property is high.
   */
  Passage passage(Property property) {
    int unit = unit(property);
    double[] track = track(property, held);
    double sign = Math.signum(Correlation.pearson(then[unit], track));
    return new Passage(
        "Unit " + unit + ", best for: " + property + "; r = " + Figure.text(sign * best(property)),
        new CharacterTokeniser().tokens(held.get(0)),
        Arrays.stream(then[unit], 0, held.get(0).length())
            .map(h -> Math.max(-ALMOST_ONE, Math.min(ALMOST_ONE, sign * h)))
            .boxed()
            .toList());
  }
}
