package dev.unroll.lectures.networks;

import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Scrn;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;

/** Parameters without those that a cell keeps but never uses, or has twice. */
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
    if (cell instanceof Scrn) {
      unused += hidden; // the second lane's bias only adds to that of the first
    }
    return SmallNetwork.parameters(sizes) - unused;
  }

  /** With as many units, at least 2, as come nearest to using this number of parameters. */
  static Sizes nearest(Sizes sizes, long wanted) {
    Sizes best = sizes.hidden(2);
    Sizes next = sizes.hidden(3);
    while (Math.abs(of(next) - wanted) < Math.abs(of(best) - wanted)) {
      best = next;
      next = sizes.hidden(best.hidden() + 1);
    }
    return best;
  }
}
