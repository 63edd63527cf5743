package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.networks.BouncingDigits.Start;
import dev.unroll.lectures.networks.FramePredictor.Kind;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Films that networks learn to go on with, and how well they do.
 *
 * @param task what the films show
 * @param known frames that are read
 * @param steps frames that are foretold
 * @param updates of a network
 * @param rows films of an update
 */
record FilmTrial(BouncingDigits task, int known, int steps, int updates, int rows) {
  private static final int TESTED = 32;

  /** A trained network. */
  FramePredictor learn(Kind kind, int units, long seed) {
    FramePredictor network = new FramePredictor(kind, task.side(), units, seed);
    RandomStream random = RandomStream.named(seed, "films");
    for (int update = 0; update < updates; update++) {
      network.fit(task.films(Start.LEARNT, random.at(update), rows, known + steps));
    }
    return network;
  }

  /** Films [32, 1, known + steps, side, side], none of which a network learnt from. */
  INDArray fresh(long seed) {
    RandomStream random = RandomStream.named(seed, "new films");
    return task.films(Start.HELD_OUT, random, TESTED, known + steps);
  }

  /** The known frames of films, and what a network makes of the others. */
  INDArray goOn(FramePredictor network, INDArray films) {
    INDArray begun = FramePredictor.frames(films, 0, known);
    return Nd4j.concat(2, begun, network.after(begun, steps));
  }

  /** Mean squared error a pixel of each foretold frame. */
  double[] errors(INDArray films, INDArray guessed) {
    double[] errors = new double[steps];
    for (int step = 0; step < steps; step++) {
      int t = known + step;
      INDArray truth = FramePredictor.frames(films, t, t + 1);
      INDArray guess = FramePredictor.frames(guessed, t, t + 1);
      errors[step] = truth.squaredDistance(guess) / truth.length();
    }
    return errors;
  }

  /** As a note. */
  @Override
  public String toString() {
    return ("Films of " + task.side() + " x " + task.side() + " pixels, digits in each: ")
        + (task.digits() + "; " + known + " frames are read, " + steps + " foretold; " + updates)
        + (" updates of " + rows + " new films each; " + TESTED + " new films for tests");
  }
}
