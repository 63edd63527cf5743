package dev.unroll.layers.recurrent;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Dropout inside the recurrence. The masks of a step are functions of the seed, the place and the
 * number of the update, so that an interrupted run repeats them.
 *
 * @param state probability that a unit of the state is not seen by the products, with one mask for
 *     all steps of a segment (Gal and Ghahramani 2016), in [0, 1)
 * @param weight probability that an element of the recurrent weights is 0 for a segment
 *     (DropConnect: Wan et al. 2013; Merity, Keskar and Socher 2018), in [0, 1)
 * @param seed of the run
 * @param place names the layer, so that two layers draw different masks
 */
public record RecurrentDropout(
    @JsonProperty("state") double state,
    @JsonProperty("weight") double weight,
    @JsonProperty("seed") long seed,
    @JsonProperty("place") String place) {
  public RecurrentDropout {
    Check.within("dropout of the state", state, 0, 1);
    Check.within("dropout of recurrent weights", weight, 0, 1);
    Check.notBlank("place", place);
  }

  /** Nothing is dropped. */
  public static RecurrentDropout none() {
    return new RecurrentDropout(0, 0, 0, "none");
  }

  /**
   * Factors for the state.
   *
   * @param step number of the update
   * @param direction so that two directions draw different masks
   * @return [N, H] of 0 and 1 / (1 − state)
   */
  INDArray stateMask(DataType type, int rows, int hidden, long step, String direction) {
    return mask(type, state, rows, hidden, step, "state " + direction);
  }

  /** Factors for the recurrent weights, [H, columns] of 0 and 1 / (1 − weight). */
  INDArray weightMask(DataType type, int hidden, int columns, long step, String direction) {
    return mask(type, weight, hidden, columns, step, "weight " + direction);
  }

  private INDArray mask(
      DataType type, double probability, int rows, int columns, long step, String what) {
    RandomStream random = RandomStream.named(seed, "recurrent " + what + " " + place).at(step);
    float kept = (float) (1 / (1 - probability));
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble() < probability ? 0 : kept;
    }
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return Nd4j.createFromArray(values).reshape('c', rows, columns).castTo(type);
    }
  }
}
