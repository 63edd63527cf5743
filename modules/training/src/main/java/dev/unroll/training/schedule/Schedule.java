package dev.unroll.training.schedule;

import dev.unroll.core.check.Check;

/** The learning rate of each update, a pure function of its number, so that it needs no state. */
public sealed interface Schedule {
  /**
   * The learning rate of one update, &gt;= 0.
   *
   * @param step counts updates from 0
   */
  double at(long step);

  /** Always {@code rate}. */
  record Constant(double rate) implements Schedule {
    public Constant {
      Check.positive("learning-rate", rate);
    }

    @Override
    public double at(long step) {
      return rate;
    }
  }

  /** rate · factor^⌊step / every⌋. */
  record Step(double rate, long every, double factor) implements Schedule {
    public Step {
      Check.positive("learning-rate", rate);
      Check.require(every > 0, "decay-every must be > 0, but was " + every);
      Check.positive("decay", factor);
    }

    @Override
    public double at(long step) {
      long cuts = step / every;
      return rate * Math.pow(factor, (double) cuts);
    }
  }

  /**
   * Half a cosine from {@code rate} at step 0 to {@code floor} at step {@code steps}, then {@code
   * floor} (Loshchilov and Hutter 2017, eq. 5, without restarts).
   */
  record Cosine(double rate, double floor, long steps) implements Schedule {
    public Cosine {
      Check.positive("learning-rate", rate);
      Check.notNegative("floor", floor);
      Check.require(
          floor <= rate, "floor must be <= learning-rate, " + rate + ", but was " + floor);
      Check.require(steps > 0, "steps must be > 0, but was " + steps);
    }

    @Override
    public double at(long step) {
      double done = Math.min(1, (double) step / steps);
      return floor + (rate - floor) * (1 + Math.cos(Math.PI * done)) / 2;
    }
  }

  /** A straight line up to {@code then} over the first {@code steps} updates, then {@code then}. */
  record WarmUp(long steps, Schedule then) implements Schedule {
    public WarmUp {
      Check.notNegative("warm-up", steps);
    }

    @Override
    public double at(long step) {
      double share = steps == 0 ? 1 : Math.min(1, (step + 1.0) / steps);
      return share * then.at(step);
    }
  }
}
