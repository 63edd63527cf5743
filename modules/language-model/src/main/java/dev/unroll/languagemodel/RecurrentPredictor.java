package dev.unroll.languagemodel;

import dev.unroll.layers.graph.CarryingGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Predicts with a recurrent graph, one step at a time. It changes the graph's carried state. */
final class RecurrentPredictor implements Predictor {
  private final CarryingGraph graph;

  RecurrentPredictor(CarryingGraph graph) {
    this.graph = graph;
  }

  @Override
  public void reset() {
    graph.clearCarry();
  }

  @Override
  public float[] read(int token) {
    INDArray logits = graph.rnnTimeStep(BatchArrays.sequence(new int[] {token}, 1, 1))[0];
    return LogSoftmax.of(logits.reshape(logits.size(1)).toFloatVector());
  }
}
