package dev.unroll.layers.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** By ND4J, for every type and backend. */
final class PlainAffineRows implements AffineRows {
  @Override
  public void forward(INDArray x, Weights weights, INDArray y) {
    y.assign(x.mmul(weights.table().transpose()));
    y.addiRowVector(weights.bias().reshape(1, weights.outputs()));
  }

  @Override
  public void input(INDArray dy, Weights weights, INDArray dx) {
    dx.assign(dy.mmul(weights.table()));
  }

  @Override
  public void weights(INDArray dy, INDArray x, Weights gradient) {
    gradient.table().assign(dy.transpose().mmul(x));
    gradient.bias().assign(dy.sum(0).reshape(gradient.bias().shape()));
  }
}
