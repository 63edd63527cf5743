package dev.unroll.data.audio.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * Mean 0 of each column over the recording, and where asked for variance 1; a column that never
 * changes is 0.
 */
final class UtteranceNormaliser implements Stage {
  private static final double LEAST_DEVIATION = 1e-3;

  private final int width;
  private final boolean scales;
  private final List<double[]> held = new ArrayList<>();

  UtteranceNormaliser(int width, boolean scales) {
    this.width = width;
    this.scales = scales;
  }

  @Override
  public List<double[]> accept(List<double[]> frames) {
    held.addAll(frames);
    return List.of();
  }

  @Override
  public List<double[]> finish() {
    for (int column = 0; column < width; column++) {
      double mean = 0;
      for (double[] frame : held) {
        mean += frame[column] / held.size();
      }
      double variance = 0;
      for (double[] frame : held) {
        frame[column] -= mean;
        variance += frame[column] * frame[column] / held.size();
      }
      double deviation = scales ? Math.max(Math.sqrt(variance), LEAST_DEVIATION) : 1;
      for (double[] frame : held) {
        frame[column] /= deviation;
      }
    }
    return held;
  }
}
