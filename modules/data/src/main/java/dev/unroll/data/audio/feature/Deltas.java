package dev.unroll.data.audio.feature;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Appends to each frame the slope of its last {@code columns} values over five frames (Furui 1986),
 * the first and the last frame standing for those before and after. Chained, slopes of slopes.
 *
 * <pre>
 * d_t = Σ_{n=1,2} n (c_{t+n} − c_{t−n}) / 10
 * </pre>
 */
final class Deltas {
  private static final int REACH = 2;

  private final int columns;
  private final Deque<double[]> around = new ArrayDeque<>();

  Deltas(int columns) {
    this.columns = columns;
  }

  /** Takes the next frames; gives those two before. */
  List<double[]> accept(List<double[]> frames) {
    List<double[]> ready = new ArrayList<>();
    for (double[] frame : frames) {
      if (around.isEmpty()) {
        around.add(frame);
        around.add(frame);
      }
      accept(frame, ready);
    }
    return ready;
  }

  /** The last two. */
  List<double[]> finish() {
    List<double[]> ready = new ArrayList<>();
    if (!around.isEmpty()) {
      double[] last = around.getLast();
      accept(last, ready);
      accept(last, ready);
    }
    return ready;
  }

  private void accept(double[] frame, List<double[]> ready) {
    around.add(frame);
    if (around.size() == 2 * REACH + 1) {
      ready.add(withSlope(List.copyOf(around)));
      around.removeFirst();
    }
  }

  private double[] withSlope(List<double[]> five) {
    double[] centre = five.get(REACH);
    int from = centre.length - columns;
    double[] wider = Arrays.copyOf(centre, centre.length + columns);
    for (int i = 0; i < columns; i++) {
      double near = five.get(3)[from + i] - five.get(1)[from + i];
      double far = five.get(4)[from + i] - five.get(0)[from + i];
      wider[centre.length + i] = (near + 2 * far) / 10;
    }
    return wider;
  }
}
