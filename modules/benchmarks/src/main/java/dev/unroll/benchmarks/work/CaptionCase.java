package dev.unroll.benchmarks.work;

import dev.unroll.core.check.Check;

/**
 * Training a network that says what is in a picture, whose features are given; an LSTM writes.
 *
 * <p>Training is Adam with learning rate 1e-3, the global norm of the gradient clipped at 5, and
 * softmax cross-entropy, without dropout. A step trains on N captions; captions count.
 *
 * <pre>
 * FIRST_WORD  weights of a picture = G · E  +  4 · H · (E + H), a step of its own
 *             weights of a token   = 4 · H · (E + H)  +  H · V
 * GRID        weights of a picture = S · (G · H + H · H), values and keys  +  2 · G · H, states
 *             weights of a token   = 4 · H · (E + 2H)  +  H · H, query  +  2H · H  +  H · V
 *             looks of a token     = 2 · S · H, score and mean
 * FLOP = 6 for each weight and look, forwards and backwards
 * </pre>
 *
 * @param name that users type
 * @param picture what it is to the sentence
 */
public record CaptionCase(String name, Picture picture, CaptionSizes sizes) implements Case {
  /** λ of doubly stochastic attention over a grid. */
  public static final double LAMBDA = 1;

  private static final int GATES = 4;
  private static final int FORWARD_AND_BACKWARD = 6;

  /** What a picture is to the sentence. */
  public enum Picture {
    /** Its first word, one vector (Vinyals et al. 2015). */
    FIRST_WORD,
    /**
     * Many places, at which each step looks with additive attention before the cell, doubly
     * stochastic; the mean of the places gives the first states (Xu et al. 2015).
     */
    GRID
  }

  public CaptionCase {
    Check.notBlank("name", name);
    Check.require(
        picture == Picture.GRID || sizes.places() == 1,
        "a picture as first word is one vector, not " + sizes.places());
  }

  @Override
  public int rows() {
    return sizes.rows();
  }

  @Override
  public int steps() {
    return Captions.LONGEST;
  }

  @Override
  public long[] tokens() {
    return Captions.of(this).stream().mapToLong(batch -> sizes.rows()).toArray();
  }

  /** Whether the picture is a grid that attention goes over. */
  public boolean attends() {
    return picture == Picture.GRID;
  }

  @Override
  public double flopPerToken() {
    double labels = Captions.of(this).stream().mapToLong(Captions::labels).average().orElseThrow();
    double labelsOfOne = labels / sizes.rows();
    return FORWARD_AND_BACKWARD * (pictureWeights() + labelsOfOne * tokenWeights());
  }

  private double pictureWeights() {
    double features = sizes.features();
    double hidden = sizes.hidden();
    return attends()
        ? sizes.places() * (features * hidden + hidden * hidden) + 2 * features * hidden
        : features * sizes.embedding() + cell(sizes.embedding());
  }

  private double tokenWeights() {
    double hidden = sizes.hidden();
    double output = hidden * sizes.tokens();
    double looked = 3 * hidden * hidden + 2 * sizes.places() * hidden;
    return attends()
        ? cell(sizes.embedding() + hidden) + looked + output
        : cell(sizes.embedding()) + output;
  }

  private double cell(double inputs) {
    return GATES * sizes.hidden() * (inputs + sizes.hidden());
  }
}
