package dev.unroll.layers.attention;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What queries found, and what the way back needs of it. Owns its arrays. */
public final class Attended {
  final INDArray queries;
  final INDArray projected;
  private final INDArray context;
  private final INDArray weights;
  final boolean masked;

  Attended(
      INDArray queries, INDArray projected, INDArray context, INDArray weights, boolean masked) {
    this.queries = queries;
    this.projected = projected;
    this.context = context;
    this.weights = weights;
    this.masked = masked;
  }

  /**
   * Mean of the values under the weights: [N, M, T], or zeros where no source step is kept. Its
   * memory is [N, T, M].
   */
  public INDArray context() {
    return context.permute(0, 2, 1);
  }

  /** Weights [N, T, S]: how much of each source step is in each context; not to be changed. */
  public INDArray weights() {
    return weights;
  }
}
