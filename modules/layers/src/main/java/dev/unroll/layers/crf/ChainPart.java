package dev.unroll.layers.crf;

import dev.unroll.layers.step.RowValues;
import java.util.Arrays;

/** Some sequences of a batch, one after the other, and what their gradients add up to. */
final class ChainPart {
  private final Transitions transitions;
  private final ScaledTransitions bounds;
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
    scaled = new ScaledLattice(bounds);
    logarithmic = new LogLattice(transitions);
    viterbi = new BestPath(transitions);
    rows = RowValues.of(steps.rows());
    start = new double[transitions.size()];
    between = new double[transitions.size()][transitions.size()];
    end = new double[transitions.size()];
  }

  private void read(int[] places) {
    if (emissions.length < places.length) {
      emissions = new double[places.length][transitions.size()];
      nodes = new double[places.length][transitions.size()];
    }
    for (int t = 0; t < places.length; t++) {
      rows.read(places[t], emissions[t]);
    }
  }

  private ChainLattice lattice(int length) {
    return bounds.holds(emissions, length) ? scaled : logarithmic;
  }

  /** −log p(tags) in nats; 0 for no steps. */
  double loss(int[] places, int[] tags) {
    if (places.length == 0) {
      return 0;
    }
    read(places);
    return lattice(places.length).logPartition(emissions, places.length) - score(tags);
  }

  private double score(int[] tags) {
    double score = transitions.score(tags);
    for (int t = 0; t < tags.length; t++) {
      score += emissions[t][tags[t]];
    }
    return score;
  }

  /** The loss; sets its gradient at the scores and adds that of the transitions. */
  double differentiate(int[] places, int[] tags, RowValues gradient) {
    if (places.length == 0) {
      return 0;
    }
    read(places);
    ChainLattice lattice = lattice(places.length);
    double loss = lattice.logPartition(emissions, places.length) - score(tags);
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
    return loss;
  }

  /** Sets p(y_t = k); whether any sequence of tags is possible. */
  boolean marginals(int[] places, RowValues target) {
    if (places.length == 0) {
      return true;
    }
    read(places);
    ChainLattice lattice = lattice(places.length);
    if (lattice.logPartition(emissions, places.length) == Double.NEGATIVE_INFINITY) {
      return false;
    }
    lattice.posterior(nodes, between);
    for (int t = 0; t < places.length; t++) {
      target.write(places[t], nodes[t]);
    }
    return true;
  }

  /** The score of the best sequence of tags, which is set; −∞ for none. */
  double best(int[] places, int[] tags) {
    if (places.length == 0) {
      return 0;
    }
    read(places);
    return viterbi.find(emissions, tags);
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
