package dev.unroll.layers.stack;

import dev.unroll.core.check.Check;
import dev.unroll.layers.dropout.ElementDropout;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import dev.unroll.layers.vertex.RecurrentVertex;
import java.util.List;

/**
 * What the layers of a stack are.
 *
 * @param cell of each layer
 * @param layers one on top of the other
 * @param units H of a layer, in each direction
 * @param dropout share of what a layer reads that is dropped in training, in [0, 1)
 * @param seed of the dropout
 */
public record StackForm(CellName cell, int layers, int units, double dropout, long seed) {
  /** Checks the sizes. */
  public StackForm {
    Check.positive("layers", layers);
    Check.positive("units", units);
    Check.within("dropout", dropout, 0, 1);
  }

  /** Names of the cell's states. */
  List<String> states() {
    return cell.cell().states();
  }

  /**
   * A layer.
   *
   * @param name by which its dropout differs from that of others
   */
  RecurrentVertex vertex(String name, Direction direction) {
    Recurrent.Builder layer = new Recurrent.Builder(cell.cell()).nOut(units);
    if (dropout > 0) {
      layer.dropOut(new ElementDropout(dropout, seed, name));
    }
    Recurrent built = layer.direction(direction).build();
    return new RecurrentVertex(built);
  }
}
