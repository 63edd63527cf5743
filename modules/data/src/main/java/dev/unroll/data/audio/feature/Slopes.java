package dev.unroll.data.audio.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * How deltas are computed: by the line or the parabola that fits the frames around one best
 * (Savitzky and Golay 1964, "Smoothing and differentiation of data").
 */
public enum Slopes {
  /**
   * Over five frames (Furui 1986), the first and the last standing for those before and after;
   * second deltas are slopes of slopes. torchaudio's, and Kaldi's but for the edges.
   */
  FURUI,
  /**
   * Over nine frames, second deltas by a parabola; the first and the last four frames have the
   * slopes of the fit to the first and the last nine. librosa's mode "interp", which refuses
   * recordings of fewer than nine frames: here those are treated as by HELD.
   */
  FITTED,
  /** The same, the first and the last frame standing for those beyond: librosa's mode "nearest". */
  HELD;

  /** The stages that append {@code orders} orders of deltas to frames of {@code columns} values. */
  List<Stage> stages(int columns, int orders) {
    if (this == FURUI) {
      List<Stage> chain = new ArrayList<>();
      for (int order = 0; order < orders; order++) {
        chain.add(new Deltas(columns, 2, List.of(SlopeFilter.first(2)), false));
      }
      return chain;
    }
    List<SlopeFilter> filters = List.of(SlopeFilter.first(4), SlopeFilter.second(4));
    return orders == 0
        ? List.of()
        : List.of(new Deltas(columns, 4, filters.subList(0, orders), this == FITTED));
  }
}
