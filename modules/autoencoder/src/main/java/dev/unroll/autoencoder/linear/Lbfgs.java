package dev.unroll.autoencoder.linear;

import dev.unroll.core.check.Check;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Limited-memory BFGS (Liu and Nocedal 1989), by the two loops of Nocedal and Wright 2006,
 * algorithm 7.4, with a line search that halves and doubles until the weak Wolfe conditions hold
 * (Lewis and Overton 2013, algorithm 2.6), so that every update keeps the matrix positive definite.
 *
 * @param iterations at most; &gt; 0
 * @param tolerance stops when no derivative is further from 0; &gt; 0
 * @param decrease stops when an iteration lowers the value by no more; ≥ 0, above the rounding of
 *     the function
 */
public record Lbfgs(int iterations, double tolerance, double decrease) {
  private static final int MEMORY = 10;
  private static final int TRIALS = 25;

  /** Share of the slope that a step must gain (c₁) and may leave (c₂). */
  private static final double GAIN = 1e-4;

  private static final double LEFT = 0.9;

  public Lbfgs {
    Check.positive("iterations", iterations);
    Check.positive("tolerance", tolerance);
    Check.notNegative("decrease", decrease);
  }

  /** A step s and the change y of the gradient over it. */
  private record Change(double[] step, double[] slope, double product) {}

  /** A point with its value and gradient. */
  private record Point(double[] at, double value, double[] gradient) {
    static Point of(Objective objective, double[] at) {
      double[] gradient = new double[at.length];
      double value = objective.value(at, gradient);
      return new Point(at, value, gradient);
    }
  }

  /**
   * Descends from a start; for a convex function to the minimum, within the tolerance.
   *
   * @param start not changed
   * @return the point reached; stops early where rounding lets no step descend
   * @throws IllegalArgumentException when the function is not finite at the start
   */
  public double[] minimise(Objective objective, double[] start) {
    Point point = Point.of(objective, start.clone());
    Check.require(
        Double.isFinite(point.value()),
        "the function to minimise must be finite at the start, but is " + point.value());
    Deque<Change> changes = new ArrayDeque<>();
    for (int i = 0; i < iterations && largest(point.gradient()) > tolerance; i++) {
      double[] direction = direction(point.gradient(), changes);
      // The first direction is the bare gradient, whose length says nothing of a good step.
      double first = changes.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(direction, direction))) : 1;
      Point next = search(objective, point, direction, first);
      if (point.value() - next.value() <= decrease) {
        return next.at();
      }
      double[] step = difference(next.at(), point.at());
      double[] slope = difference(next.gradient(), point.gradient());
      double product = dot(step, slope);
      if (product > 0) {
        changes.addFirst(new Change(step, slope, product));
      }
      if (changes.size() > MEMORY) {
        changes.removeLast();
      }
      point = next;
    }
    return point.at();
  }

  /** −H g, where H is the inverse Hessian that the changes tell. */
  private static double[] direction(double[] gradient, Deque<Change> changes) {
    double[] q = gradient.clone();
    double[] factors = new double[changes.size()];
    int i = 0;
    for (Change change : changes) {
      factors[i] = dot(change.step(), q) / change.product();
      add(q, change.slope(), -factors[i++]);
    }
    if (!changes.isEmpty()) {
      Change last = changes.getFirst();
      scale(q, last.product() / dot(last.slope(), last.slope()));
    }
    Iterator<Change> oldestFirst = changes.descendingIterator();
    while (oldestFirst.hasNext()) {
      Change change = oldestFirst.next();
      double factor = dot(change.slope(), q) / change.product();
      add(q, change.step(), factors[--i] - factor);
    }
    scale(q, -1);
    return q;
  }

  private static Point search(Objective objective, Point from, double[] direction, double first) {
    double slope = dot(from.gradient(), direction);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double length = first;
    Point best = from;
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] at = from.at().clone();
      add(at, direction, length);
      Point point = Point.of(objective, at);
      // Written so that NaN and infinity shorten the step, too.
      if (!(point.value() <= from.value() + GAIN * length * slope)) {
        high = length;
      } else {
        best = point;
        if (dot(point.gradient(), direction) >= LEFT * slope) {
          return point;
        }
        low = length;
      }
      length = Double.isInfinite(high) ? 2 * length : (low + high) / 2;
    }
    return best;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] to, double[] what, double factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    add(difference, b, -1);
    return difference;
  }
}
