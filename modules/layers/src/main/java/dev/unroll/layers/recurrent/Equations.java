package dev.unroll.layers.recurrent;

/**
 * What a cell computes beside its products, for all rows of one step at once.
 *
 * @param <A> a block of [rows, H] values: {@code INDArray} or {@code float[]}, row after row
 */
public interface Equations<A> {
  /**
   * After stage {@code stage} has fed its lanes: the equations up to the next stage's source, or
   * after the last stage up to the state after the step. Leaves in the lanes what {@link #backward}
   * needs.
   */
  void forward(int stage, Step<A> step);

  /**
   * The same in reverse, from the last stage to the first. In the last stage {@link Step#gradient}
   * holds ∂L/∂(state after); at the end of the first it holds ∂L/∂(state before) but for what goes
   * through the products. Each stage leaves ∂L/∂(lane as fed) in its lanes, and the first one also
   * in lanes that no stage feeds; before stage s &lt; last, {@link Step#sourceGradient()} holds
   * ∂L/∂(source of stage s + 1). What a stage leaves in {@link Step#source()} is there for the one
   * before it. Gradients of the extra weights are added up.
   */
  void backward(int stage, Step<A> step);
}
