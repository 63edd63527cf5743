package dev.unroll.autoencoder.linear;

/** A smooth function of many numbers, to be minimised. */
@FunctionalInterface
public interface Objective {
  /**
   * The function and its gradient.
   *
   * @param at where; not changed
   * @param gradient takes the derivatives, as many as {@code at} has numbers
   * @return the value; finite
   */
  double value(double[] at, double[] gradient);
}
