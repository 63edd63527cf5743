package dev.unroll.layers.crf;

import dev.unroll.core.check.Check;
import dev.unroll.layers.step.RowValues;
import java.util.Arrays;

/**
 * Some sequences of a batch, one after the other, and what their gradients add up to. Scores that
 * are NaN or +∞ are refused, naming sequence, step and tag; so is a sequence for which no tags are
 * possible, where its loss alone is not what is asked for.
 */
final class ChainPart {
  private final Transitions transitions;
  private final ScaledTransitions bounds;
  private final ChainSteps steps;
  private final ChainLattice scaled;
  private final ChainLattice logarithmic;
  private final BestPath viterbi;
  private final RowValues rows;
  private final double[] start;
  private final double[][] between;
  private final double[] end;
  private double[][] emissions = {};
  private double[][] nodes = {};

  ChainPart(Transitions transitions, ScaledTransitions bounds, ChainSteps steps) {
    this.transitions = transitions;
    this.bounds = bounds;
    this.steps = steps;
    scaled = new ScaledLattice(bounds);
    logarithmic = new LogLattice(transitions);
    viterbi = new BestPath(transitions);
    rows = RowValues.of(steps.rows());
    start = new double[transitions.size()];
    between = new double[transitions.size()][transitions.size()];
    end = new double[transitions.size()];
  }

  /** The one place where scores come in, and where those that are none are refused. */
  private int[] read(int sequence) {
    int[] places = steps.places()[sequence];
    if (emissions.length < places.length) {
      emissions = new double[places.length][transitions.size()];
      nodes = new double[places.length][transitions.size()];
    }
    for (int t = 0; t < places.length; t++) {
      rows.read(places[t], emissions[t]);
      for (int k = 0; k < emissions[t].length; k++) {
        if (!Transitions.isScore(emissions[t][k])) {
          throw new IllegalArgumentException(
              ("sequence " + sequence + ", step " + t + ": the score of tag " + k)
                  + (" must be a number or -Infinity, but was " + emissions[t][k]));
        }
      }
    }
    return places;
  }

  private ChainLattice lattice(int length) {
    return bounds.holds(emissions, length) ? scaled : logarithmic;
  }

  /** −log p(tags) in nats; 0 for no steps, +∞ where no sequence of tags is possible. */
  double loss(int sequence, int[] tags) {
    int[] places = read(sequence);
    if (places.length == 0) {
      return 0;
    }
    double log = lattice(places.length).logPartition(emissions, places.length);
    return isPossible(log) ? log - score(tags) : Double.POSITIVE_INFINITY;
  }

  private static boolean isPossible(double score) {
    return score > Double.NEGATIVE_INFINITY;
  }

  private double requirePossible(int sequence, double score) {
    Check.require(
        isPossible(score),
        ("sequence " + sequence + " of " + steps.places()[sequence].length + " steps has no")
            + " possible sequence of tags: what is allowed and scores of -Infinity leave none");
    return score;
  }

  private double score(int[] tags) {
    double score = transitions.score(tags);
    for (int t = 0; t < tags.length; t++) {
      score += emissions[t][tags[t]];
    }
    return score;
  }

  /** The loss; sets its gradient at the scores and adds that of the transitions. */
  double differentiate(int sequence, int[] tags, RowValues gradient) {
    int[] places = read(sequence);
    if (places.length == 0) {
      return 0;
    }
    ChainLattice lattice = lattice(places.length);
    double log = requirePossible(sequence, lattice.logPartition(emissions, places.length));
    lattice.posterior(nodes, between);
    for (int t = 0; t < places.length; t++) {
      nodes[t][tags[t]] -= 1;
      gradient.write(places[t], nodes[t]);
      if (t > 0) {
        between[tags[t - 1]][tags[t]] -= 1;
      }
    }
    add(nodes[0], start);
    add(nodes[places.length - 1], end);
    return log - score(tags);
  }

  /** Sets p(y_t = k). */
  void marginals(int sequence, RowValues target) {
    int[] places = read(sequence);
    if (places.length == 0) {
      return;
    }
    ChainLattice lattice = lattice(places.length);
    requirePossible(sequence, lattice.logPartition(emissions, places.length));
    lattice.posterior(nodes, between);
    for (int t = 0; t < places.length; t++) {
      target.write(places[t], nodes[t]);
    }
  }

  /** The score of the best sequence of tags, which is set. */
  double best(int sequence, int[] tags) {
    int[] places = read(sequence);
    return places.length == 0 ? 0 : requirePossible(sequence, viterbi.find(emissions, tags));
  }

  /** Adds the gradients of the transitions so far to a sum. */
  void addTo(Transitions sum) {
    add(start, sum.start());
    add(end, sum.end());
    for (int i = 0; i < between.length; i++) {
      add(between[i], sum.between()[i]);
    }
  }

  private static void add(double[] values, double[] sum) {
    Arrays.setAll(sum, k -> sum[k] + values[k]);
  }
}
