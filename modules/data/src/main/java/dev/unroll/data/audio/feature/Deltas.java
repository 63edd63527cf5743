package dev.unroll.data.audio.feature;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Appends to each frame what filters give for its last {@code columns} values, filter by filter.
 * Where frames are missing at an edge, either the first and the last one stand for them, or the
 * values of the nearest frame that misses none are taken.
 */
final class Deltas implements Stage {
  private final int columns;
  private final int reach;
  private final List<SlopeFilter> filters;
  private final boolean fitted;
  private final Deque<double[]> around = new ArrayDeque<>();

  /** Of the last frame that missed none; empty before the first. */
  private double[] slopes = {};

  /**
   * With filters over {@code reach} frames on either side.
   *
   * @param fitted whether edges take the values of the nearest frame that misses none
   */
  Deltas(int columns, int reach, List<SlopeFilter> filters, boolean fitted) {
    this.columns = columns;
    this.reach = reach;
    this.filters = filters;
    this.fitted = fitted;
  }

  /** Takes the next frames; gives those {@code reach} before. */
  @Override
  public List<double[]> accept(List<double[]> frames) {
    List<double[]> ready = new ArrayList<>();
    for (double[] frame : frames) {
      if (around.isEmpty() && !fitted) {
        around.addAll(Collections.nCopies(reach, frame));
      }
      accept(frame, ready);
    }
    return ready;
  }

  /** The last {@code reach}, or all of a recording that is too short to be fitted. */
  @Override
  public List<double[]> finish() {
    if (fitted) {
      return slopes.length == 0 ? held() : wider(List.copyOf(around).subList(reach, 2 * reach));
    }
    List<double[]> ready = new ArrayList<>();
    if (!around.isEmpty()) {
      double[] last = around.getLast();
      for (int i = 0; i < reach; i++) {
        accept(last, ready);
      }
    }
    return ready;
  }

  private List<double[]> held() {
    Deltas stage = new Deltas(columns, reach, filters, false);
    List<double[]> ready = stage.accept(List.copyOf(around));
    ready.addAll(stage.finish());
    return ready;
  }

  private void accept(double[] frame, List<double[]> ready) {
    around.add(frame);
    if (around.size() == 2 * reach + 1) {
      List<double[]> all = List.copyOf(around);
      boolean first = slopes.length == 0;
      slopes = slopes(all);
      ready.addAll(wider(all.subList(fitted && first ? 0 : reach, reach + 1)));
      around.removeFirst();
    }
  }

  private double[] slopes(List<double[]> all) {
    double[] found = new double[filters.size() * columns];
    int from = all.get(reach).length - columns;
    for (int i = 0; i < found.length; i++) {
      found[i] = filters.get(i / columns).of(all, from + i % columns);
    }
    return found;
  }

  /** The frames with the slopes. */
  private List<double[]> wider(List<double[]> frames) {
    List<double[]> wider = new ArrayList<>();
    for (double[] frame : frames) {
      double[] all = Arrays.copyOf(frame, frame.length + slopes.length);
      System.arraycopy(slopes, 0, all, frame.length, slopes.length);
      wider.add(all);
    }
    return wider;
  }
}
