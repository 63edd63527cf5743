package dev.unroll.layers.recurrent;

import java.util.ArrayList;
import java.util.List;

/**
 * The arrays of one step that a cell's equations read and write in place, each [rows, H].
 *
 * @param <A> {@code INDArray} or {@code float[]}; of a {@code float[]} the first rows·H count
 */
public final class Step<A> {
  private int rows;
  private final int hidden;
  private final List<A> lanes;
  private final List<A> before;
  private final List<A> after;
  private final List<A> gradients;
  private final List<A> extras;
  private final List<A> extraGradients;
  private A source;
  private A sourceGradient;

  Step(int rows, int hidden) {
    this.rows = rows;
    this.hidden = hidden;
    this.lanes = new ArrayList<>();
    this.before = new ArrayList<>();
    this.after = new ArrayList<>();
    this.gradients = new ArrayList<>();
    this.extras = new ArrayList<>();
    this.extraGradients = new ArrayList<>();
  }

  /** Rows. */
  public int rows() {
    return rows;
  }

  /** H. */
  public int hidden() {
    return hidden;
  }

  /** rows · H. */
  public int length() {
    return rows * hidden;
  }

  /** What the products gave, then what the backward pass needs, then gradients. */
  public A lane(int index) {
    return lanes.get(index);
  }

  /** State before the step; not to be changed. */
  public A before(int state) {
    return before.get(state);
  }

  /**
   * State after the step. In the backward pass the first one, h, is not there, and the equations
   * over floats may change the others.
   */
  public A after(int state) {
    return after.get(state);
  }

  /** Gradient with respect to a state. */
  public A gradient(int state) {
    return gradients.get(state);
  }

  /** What the next stage multiplies with its block of U. */
  public A source() {
    return source;
  }

  /** Gradient with respect to {@link #source()}. */
  public A sourceGradient() {
    return sourceGradient;
  }

  /** An extra weight vector [H]. */
  public A extra(int index) {
    return extras.get(index);
  }

  /** Where the gradient of an extra weight vector [H] is added up. */
  public A extraGradient(int index) {
    return extraGradients.get(index);
  }

  void rows(int count) {
    rows = count;
  }

  List<A> lanes() {
    return lanes;
  }

  List<A> before() {
    return before;
  }

  List<A> after() {
    return after;
  }

  List<A> gradients() {
    return gradients;
  }

  List<A> extras() {
    return extras;
  }

  List<A> extraGradients() {
    return extraGradients;
  }

  void source(A array, A gradient) {
    source = array;
    sourceGradient = gradient;
  }

  /** Makes no objects when the sizes are equal. */
  static <A> void replace(List<A> list, List<A> arrays) {
    if (list.size() != arrays.size()) {
      list.clear();
      list.addAll(arrays);
      return;
    }
    for (int i = 0; i < arrays.size(); i++) {
      list.set(i, arrays.get(i));
    }
  }
}
