package dev.unroll.lectures.network;

import dev.unroll.core.check.Check;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Recurrent.Direction;

/**
 * What a {@link SmallNetwork} is made of.
 *
 * @param cell of the recurrent layers
 * @param layers stacked
 * @param hidden units of a layer and direction
 * @param inputs F, or the number of ids when there is an embedding
 * @param embedding size of an id's vector; 0 where inputs are numbers
 * @param outputs labels, or numbers to predict
 * @param regression whether numbers are predicted, with their squared error as loss
 * @param direction of the recurrent layers
 */
public record Sizes(
    Cell cell,
    int layers,
    int hidden,
    int inputs,
    int embedding,
    int outputs,
    boolean regression,
    Direction direction) {
  public Sizes {
    Check.positive("layers", layers);
    Check.positive("hidden", hidden);
    Check.positive("inputs", inputs);
    Check.notNegative("embedding", embedding);
    Check.positive("outputs", outputs);
  }

  /** One layer from ids to a label for each step, with vectors as wide as the layer. */
  public static Sizes ids(Cell cell, int hidden, int inputs, int labels) {
    return new Sizes(cell, 1, hidden, inputs, hidden, labels, false, Direction.FORWARD);
  }

  /** One layer from numbers to a label for each step. */
  public static Sizes labels(Cell cell, int hidden, int inputs, int labels) {
    return new Sizes(cell, 1, hidden, inputs, 0, labels, false, Direction.FORWARD);
  }

  /** One layer from numbers to numbers. */
  public static Sizes numbers(Cell cell, int hidden, int inputs, int outputs) {
    return new Sizes(cell, 1, hidden, inputs, 0, outputs, true, Direction.FORWARD);
  }

  /** With another number of units. */
  public Sizes hidden(int units) {
    return new Sizes(cell, layers, units, inputs, embedding, outputs, regression, direction);
  }

  /** With vectors of another size for ids. */
  public Sizes embedding(int size) {
    return new Sizes(cell, layers, hidden, inputs, size, outputs, regression, direction);
  }

  /** With more layers. */
  public Sizes layers(int count) {
    return new Sizes(cell, count, hidden, inputs, embedding, outputs, regression, direction);
  }

  /** With layers of another direction. */
  public Sizes direction(Direction of) {
    return new Sizes(cell, layers, hidden, inputs, embedding, outputs, regression, of);
  }

  /** With as many units as come nearest to this number of parameters. */
  public Sizes parameters(long wanted) {
    int best = 1;
    long nearest = Long.MAX_VALUE;
    for (int units = 1; units <= 4096; units++) {
      long distance = Math.abs(SmallNetwork.parameters(hidden(units)) - wanted);
      if (distance > nearest) {
        return hidden(best);
      }
      nearest = distance;
      best = units;
    }
    return hidden(best);
  }
}
