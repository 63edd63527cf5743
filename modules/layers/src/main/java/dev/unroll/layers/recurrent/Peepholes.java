package dev.unroll.layers.recurrent;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What gates of a long short-term memory see of the memory (Gers and Schmidhuber 2000): p ∘ c in
 * the sum of a gate. The gates are the lanes from 1 on, and the extra weight of lane k is k − 1.
 *
 * @param open whether they see it; else nothing happens
 */
record Peepholes(boolean open) {
  /** What a gate's curve is applied to; the lane itself when they are closed. */
  INDArray seen(Step<INDArray> s, int lane, INDArray memory) {
    return open ? s.lane(lane).add(memory.mulRowVector(s.extra(lane - 1))) : s.lane(lane);
  }

  /** ∂L/∂memory through the gate whose sum has the gradient {@code delta} [rows, H]. */
  INDArray unseen(Step<INDArray> s, int lane, INDArray delta, INDArray memory) {
    if (!open) {
      return delta.mul(0);
    }
    s.extraGradient(lane - 1).addi(delta.mul(memory).sum(true, 0));
    return delta.mulRowVector(s.extra(lane - 1));
  }

  /** Adds p ∘ c to a lane. */
  void see(Step<float[]> s, int lane, float[] memory) {
    if (!open) {
      return;
    }
    float[] sum = s.lane(lane);
    float[] weights = s.extra(lane - 1);
    int hidden = s.hidden();
    for (int row = 0; row < s.length(); row += hidden) {
      for (int j = 0; j < hidden; j++) {
        sum[row + j] += weights[j] * memory[row + j];
      }
    }
  }

  /** Adds the way back through a lane that holds its gradient to that of state 1. */
  void unsee(Step<float[]> s, int lane, float[] memory) {
    if (!open) {
      return;
    }
    float[] delta = s.lane(lane);
    float[] dc = s.gradient(1);
    float[] weights = s.extra(lane - 1);
    float[] gradient = s.extraGradient(lane - 1);
    int hidden = s.hidden();
    for (int row = 0; row < s.length(); row += hidden) {
      for (int j = 0; j < hidden; j++) {
        dc[row + j] += weights[j] * delta[row + j];
        gradient[j] += memory[row + j] * delta[row + j];
      }
    }
  }
}
