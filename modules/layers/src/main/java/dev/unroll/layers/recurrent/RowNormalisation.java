package dev.unroll.layers.recurrent;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A product whose rows were normalised, without gain (Ba, Kiros and Hinton 2016, eq. 3):
 *
 * <pre>
 * y = (a − mean(a)) / √(variance(a) + ε)      ε = 1e-5, variance over the row's own columns
 * </pre>
 *
 * @param values y [N, columns]
 * @param scales 1 / √(variance + ε) [N, 1]
 */
record RowNormalisation(INDArray values, INDArray scales) {
  static final double EPSILON = 1e-5;

  /** Of a product [N, columns], which is not changed. */
  static RowNormalisation of(INDArray product) {
    INDArray centred = product.subColumnVector(product.mean(true, 1));
    INDArray variance = centred.mul(centred).mean(true, 1);
    INDArray scales = Transforms.pow(variance.addi(EPSILON), -0.5);
    return new RowNormalisation(centred.muliColumnVector(scales), scales);
  }

  /**
   * ∂L/∂a = (δ − mean(δ) − y mean(δ y)) / √(variance + ε).
   *
   * @param delta ∂L/∂y [N, columns]; not changed
   */
  INDArray backward(INDArray delta) {
    INDArray along = delta.mul(values).mean(true, 1);
    return delta
        .subColumnVector(delta.mean(true, 1))
        .subi(values.mulColumnVector(along))
        .muliColumnVector(scales);
  }
}
