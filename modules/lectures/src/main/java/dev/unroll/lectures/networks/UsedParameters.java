package dev.unroll.lectures.networks;

import dev.unroll.layers.recurrent.Cell;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;

/** Parameters without those recurrent weights that a cell keeps but never uses. */
final class UsedParameters {
  private UsedParameters() {}

  /** Of a network of one layer. */
  static long of(Sizes sizes) {
    Cell cell = sizes.cell();
    int hidden = sizes.hidden();
    long unused = 0;
    for (int lane = 0; lane < cell.lanes() && !cell.usesAll(); lane++) {
      for (int from = 0; from < hidden; from++) {
        for (int to = 0; to < hidden; to++) {
          unused += cell.connects(hidden, from, lane, to) ? 0 : 1;
        }
      }
    }
    return SmallNetwork.parameters(sizes) - unused;
  }

  /** With the most units, at least 2, that use at most this number of parameters. */
  static Sizes atMost(Sizes sizes, long wanted) {
    int units = 2;
    while (of(sizes.hidden(units + 1)) <= wanted) {
      units++;
    }
    return sizes.hidden(units);
  }
}
