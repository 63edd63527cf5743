package dev.unroll.layers.recurrent;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonSubTypes;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * A recurrent cell: how the state of one step follows from the input and the state before it.
 *
 * <p>A cell works on lanes of H units for each row. Before its equations are asked, the lanes hold
 * what the matrix products and the bias gave: lane i gets the i-th block of H columns of {@code x W
 * + b}, if i &lt; {@link #inputLanes()}, and each {@link Stage} adds a product of the state, or of
 * what the equations made of it, with a block of the recurrent weights U to its lanes. The
 * equations of the last stage give the state after the step, whose first array is the output h.
 * What the equations leave in the lanes is kept for the backward pass, which replaces it by the
 * gradient of the loss with respect to what the lanes held in the beginning. The products, their
 * gradients, time, masks and threads are not the cell's concern but {@link Recurrence}'s.
 *
 * <p>A cell is immutable, and a value: equal settings are equal cells. A new one is one class, and
 * its line below gives it a name in saved networks.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "cell")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Elman.class, name = "elman"),
  @JsonSubTypes.Type(value = Jordan.class, name = "jordan"),
  @JsonSubTypes.Type(value = Lstm.class, name = "lstm"),
  @JsonSubTypes.Type(value = Gru.class, name = "gru"),
  @JsonSubTypes.Type(value = ChoGru.class, name = "cho-gru"),
  @JsonSubTypes.Type(value = LstmVariant.class, name = "lstm-variant"),
  @JsonSubTypes.Type(value = Irnn.class, name = "irnn"),
  @JsonSubTypes.Type(value = Clockwork.class, name = "clockwork"),
  @JsonSubTypes.Type(value = Scrn.class, name = "scrn"),
})
public interface Cell {
  /** The name under which Deeplearning4j's layers keep the output state h. */
  String HIDDEN = "prevAct";

  /** The name under which Deeplearning4j's layers keep the memory state c. */
  String MEMORY = "prevMem";

  /** Names of the arrays [N, H] that make up the state; the first is the output. */
  List<String> states();

  /** Blocks of H values for each row that the equations work on. */
  int lanes();

  /** The first lanes, which the product of the input with W [F, inputLanes·H] feeds. */
  default int inputLanes() {
    return lanes();
  }

  /**
   * Products of the state with blocks of U [H, columns·H], in the order in which they are computed;
   * together they cover neighbouring lanes, up to the last.
   */
  default List<Stage> stages() {
    return List.of(new Stage(0, lanes()));
  }

  /**
   * Which of the {@link #states()} the first stage multiplies with its block of U; the output h,
   * unless a cell feeds back something else.
   */
  default int sourceState() {
    return 0;
  }

  /** Further weight vectors [H], such as peepholes. */
  default int extras() {
    return 0;
  }

  /** What the bias of a lane is before training. */
  default double initialBias(int lane) {
    return 0;
  }

  /**
   * What each block [H, H] of U is before training, times the identity, where the layer has no
   * recurrent initial weights of its own; 0 to draw U at random.
   */
  default double initialIdentity() {
    return 0;
  }

  /** Whether all of U is used; if not, {@link #connects} says what is. */
  default boolean usesAll() {
    return true;
  }

  /**
   * Whether unit {@code from} of a product's source feeds unit {@code to} of a lane. An element of
   * U that no lane uses is read as 0 and has no gradient.
   *
   * @param hidden H
   */
  default boolean connects(int hidden, int from, int lane, int to) {
    return true;
  }

  /** Whether the equations of the backward pass read the state h before the step. */
  default boolean backwardReadsHidden() {
    return true;
  }

  /** The equations in ND4J's operations, for any type and backend: the oracle of the fast ones. */
  Equations<INDArray> reference();

  /** The same equations in loops over floats. */
  default Equations<float[]> fast() {
    return new BorrowedEquations(reference());
  }

  /** First lane that U feeds. */
  default int firstRecurrentLane() {
    return stages().get(0).from();
  }

  /** Lanes that U feeds. */
  default int recurrentLanes() {
    return stages().get(stages().size() - 1).to() - firstRecurrentLane();
  }
}
