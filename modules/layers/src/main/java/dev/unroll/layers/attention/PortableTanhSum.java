package dev.unroll.layers.attention;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** With ND4J alone, for any data type and device; needs memory for [N, T, S, A]. */
final class PortableTanhSum implements TanhSum {
  @Override
  public INDArray forward(INDArray q, INDArray k, INDArray v) {
    INDArray tanh = tanh(q, k);
    return tanh.reshape('c', q.size(0) * q.size(1) * k.size(1), q.size(2))
        .mmul(v.reshape(v.length(), 1))
        .reshape('c', q.size(0), q.size(1), k.size(1));
  }

  @Override
  public INDArray backward(
      INDArray gradient,
      INDArray q,
      INDArray k,
      INDArray v,
      INDArray keysGradient,
      INDArray weightGradient) {
    INDArray tanh = tanh(q, k);
    long rows = tanh.length() / v.length();
    INDArray each = gradient.dup('c').reshape('c', rows, 1);
    INDArray flat = tanh.reshape('c', rows, v.length());
    weightGradient.addi(flat.mulColumnVector(each).sum(0));
    INDArray slope = flat.mul(flat).rsubi(1).muliColumnVector(each).muliRowVector(v);
    INDArray all = slope.reshape('c', tanh.shape());
    keysGradient.addi(all.sum(1));
    return all.sum(2);
  }

  private static INDArray tanh(INDArray q, INDArray k) {
    long[] shape = {q.size(0), q.size(1), k.size(1), q.size(2)};
    INDArray sum = Nd4j.createUninitialized(q.dataType(), shape, 'c');
    sum.assign(q.reshape('c', shape[0], shape[1], 1, shape[3]).broadcast(shape));
    sum.addi(k.reshape('c', shape[0], 1, shape[2], shape[3]).broadcast(shape));
    return Transforms.tanh(sum, false);
  }
}
