package dev.unroll.layers.highway;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.unroll.layers.kernel.AffineRows;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * One pass of a {@link Highway} over R rows.
 *
 * <pre>
 * z = x W_H + b_H    H = f(z)    T = σ(x W_T + b_T)    y = H ∘ T + x ∘ (1 − T)
 *
 * ∂L/∂z = f'(z) ∘ T ∘ ∂L/∂y    ∂L/∂(x W_T + b_T) = (H − x) ∘ T ∘ (1 − T) ∘ ∂L/∂y
 * ∂L/∂x = (1 − T) ∘ ∂L/∂y + what comes through both products
 * </pre>
 *
 * @param x [R, F]
 * @param z before f, [R, F]
 * @param h H, [R, F]
 * @param gate T, [R, F]
 */
record HighwayRows(INDArray x, INDArray z, INDArray h, INDArray gate) {

  /**
   * Forwards.
   *
   * @param x [R, F] in 'c' order, without gaps; kept, not changed
   */
  static HighwayRows of(
      INDArray x, AffineRows affine, AffineRows.Weights weights, IActivation f, boolean training) {
    long units = x.size(1);
    INDArray both = Nd4j.createUninitialized(x.dataType(), new long[] {x.size(0), 2 * units}, 'c');
    affine.forward(x, weights, both);
    INDArray z = both.get(all(), interval(0, units)).dup('c');
    INDArray gate = Transforms.sigmoid(both.get(all(), interval(units, 2 * units)).dup('c'), false);
    return new HighwayRows(x, z, f.getActivation(z.dup('c'), training), gate);
  }

  /** Puts y into an array [R, F]. */
  void output(INDArray y) {
    y.assign(h.sub(x).muli(gate).addi(x));
  }

  /**
   * Backwards, as far as what comes from both products.
   *
   * @param dy ∂L/∂y, [R, F]
   * @return [R, 2 F] in 'c' order, of z and then of what σ is applied to
   */
  INDArray gradient(INDArray dy, IActivation f) {
    long units = x.size(1);
    INDArray both = Nd4j.createUninitialized(x.dataType(), new long[] {x.size(0), 2 * units}, 'c');
    INDArray dz = f.backprop(z.dup('c'), dy.mul(gate)).getFirst();
    both.get(all(), interval(0, units)).assign(dz);
    INDArray slope = gate.rsub(1).muli(gate);
    both.get(all(), interval(units, 2 * units)).assign(h.sub(x).muli(slope).muli(dy));
    return both;
  }

  /** The part of ∂L/∂x that the input carries past the products, [R, F]. */
  INDArray carried(INDArray dy) {
    return gate.rsub(1).muli(dy);
  }
}
