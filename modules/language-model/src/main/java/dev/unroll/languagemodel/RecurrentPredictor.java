package dev.unroll.languagemodel;

import dev.unroll.core.decoding.LogSoftmax;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.stepping.Stepper;

/** Predicts with a copy of a recurrent graph's parameters, one step at a time. */
final class RecurrentPredictor implements Predictor {
  private final Stepper stepper;
  private final int[] token = new int[1];
  private final float[] logits;

  RecurrentPredictor(CarryingGraph graph) {
    stepper = Stepper.of(graph, 1);
    logits = new float[stepper.outputs()];
  }

  @Override
  public void reset() {
    stepper.reset();
  }

  @Override
  public float[] read(int token) {
    this.token[0] = token;
    stepper.step(this.token, logits);
    return LogSoftmax.of(logits);
  }
}
