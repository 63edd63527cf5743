package dev.unroll.lectures.language;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.LinePlot;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * What networks with shared and with unshared weights can do after equal lessons, for each seed.
 *
 * @param shared [examples][seed], share of wrong labels of new sequences
 * @param unshared the same of the other network
 * @param own [2][seed], share of wrong labels of the few examples themselves, of both
 * @param moved [2][seed], share of right labels in steps where the lessons had no mark, of both
 * @param longer share of right labels in the steps of longer sequences that the lessons had not
 * @param parameters of both
 */
record SharingMarks(
    double[][] shared,
    double[][] unshared,
    double[][] own,
    double[][] moved,
    double[] longer,
    long[] parameters) {
  private static final int STEPS = 12;
  private static final int[] EXAMPLES = {8, 32, 128};
  private static final int FEW = 1;
  private static final int MOST = 2;

  /** Nothing measured yet. */
  private SharingMarks(int seeds) {
    this(
        new double[EXAMPLES.length][seeds],
        new double[EXAMPLES.length][seeds],
        new double[2][seeds],
        new double[2][seeds],
        new double[seeds],
        new long[2]);
  }

  /** Trains and measures. */
  static SharingMarks of(Training training, long[] seeds) {
    SharingMarks marks = new SharingMarks(seeds.length);
    for (int s = 0; s < seeds.length; s++) {
      marks.take(s, training, RandomStream.named(seeds[s], "shared-weights"));
    }
    return marks;
  }

  private void take(int s, Training training, RandomStream random) {
    LastMark all = new LastMark(STEPS, STEPS);
    Samples held = all.batch(random.at(100), 500);
    Samples far = new LastMark(4 * STEPS, 4 * STEPS).batch(random.at(102), 200);
    for (int i = 0; i < EXAMPLES.length; i++) {
      SharedAndUnshared both = new SharedAndUnshared(training, all, EXAMPLES[i], random.at(i));
      shared[i][s] = 1 - both.shared().accuracy(held);
      unshared[i][s] = 1 - both.unshared().accuracy(held, 0);
      if (i == FEW) {
        own[0][s] = both.ownErrors()[0];
        own[1][s] = both.ownErrors()[1];
        parameters[0] = both.shared().parameters();
        parameters[1] = both.unshared().parameters();
      }
      if (i == MOST) {
        longer[s] = both.shared().accuracy(LastMark.from(STEPS, far));
      }
    }
    LastMark early = new LastMark(STEPS, STEPS / 2);
    SharedAndUnshared both = new SharedAndUnshared(training, early, EXAMPLES[MOST], random.at(10));
    moved[0][s] = both.shared().accuracy(LastMark.from(STEPS / 2, held));
    moved[1][s] = both.unshared().accuracy(held, STEPS / 2);
  }

  /** Errors of the shared network after few examples. */
  double[] few() {
    return shared[FEW];
  }

  /** Errors of the unshared network after few examples. */
  double[] fewUnshared() {
    return unshared[FEW];
  }

  /** Errors over the number of examples. */
  BufferedImage plot() {
    double[] examples = Arrays.stream(EXAMPLES).asDoubleStream().toArray();
    return new LinePlot("Which mark came last", "training sequences", "share of wrong labels")
        .logarithmicX()
        .line("shared over time", examples, means(shared))
        .line("a matrix for each step", examples, means(unshared))
        .image();
  }

  private static double[] means(double[][] values) {
    return Arrays.stream(values).mapToDouble(Figure::mean).toArray();
  }

  /** All but the curves. */
  Table table() {
    return Table.of("", "shared", "unshared")
        .row("parameters", parameters[0], parameters[1])
        .row("wrong on its own 32 examples", Figure.spread(own[0]), Figure.spread(own[1]))
        .row("wrong on new ones", Figure.spread(few()), Figure.spread(fewUnshared()))
        .row("right where no mark was", Figure.spread(moved[0]), Figure.spread(moved[1]))
        .row("right in longer sequences", Figure.spread(longer), "no weights");
  }
}
