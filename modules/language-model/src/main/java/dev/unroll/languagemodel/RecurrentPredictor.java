package dev.unroll.languagemodel;

import dev.unroll.layers.graph.CarryingGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
    return Nd4j.nn().logSoftmax(logits.reshape('c', 1, logits.size(1)), 1).data().asFloat();
  }
}
