package dev.unroll.layers.recurrent;

import dev.unroll.core.check.Check;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The simple network of rectified units whose recurrent weights begin as the identity, so that a
 * new network keeps its state (Le, Jaitly and Hinton 2015).
 *
 * <pre>
 * h' = max(0, x W + h U + b)      before training U = scale · I, b = 0
 * </pre>
 *
 * Equations and lanes are those of {@link Elman} with {@link Elman.Curve#RELU}. How W begins is a
 * setting of the layer; the paper draws it from a normal distribution with a standard deviation of
 * 0.001. A layer that is given recurrent initial weights of its own begins with those and not with
 * the identity. The state is not bounded: clip gradients.
 *
 * @param scale of the identity, &gt; 0; 1 in most of the paper, 0.01 for speech
 */
public record Irnn(@JsonProperty("scale") double scale) implements Cell {
  private static final Elman RECTIFIED = new Elman(Elman.Curve.RELU);

  public Irnn {
    Check.positive("scale", scale);
  }

  /** From the identity itself. */
  public Irnn() {
    this(1);
  }

  @Override
  public List<String> states() {
    return RECTIFIED.states();
  }

  @Override
  public int lanes() {
    return RECTIFIED.lanes();
  }

  @Override
  public double initialIdentity() {
    return scale;
  }

  @Override
  public boolean backwardReadsHidden() {
    return RECTIFIED.backwardReadsHidden();
  }

  @Override
  public Equations<INDArray> reference() {
    return RECTIFIED.reference();
  }

  @Override
  public Equations<float[]> fast() {
    return RECTIFIED.fast();
  }
}
