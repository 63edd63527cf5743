package dev.unroll.data.audio.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * Raises what lies too far below the greatest value of the recording, which must end first;
 * librosa's {@code top_db}.
 */
final class LevelRange implements Stage {
  private final double range;
  private final List<double[]> held = new ArrayList<>();
  private double greatest = Double.NEGATIVE_INFINITY;

  LevelRange(double range) {
    this.range = range;
  }

  @Override
  public List<double[]> accept(List<double[]> frames) {
    for (double[] frame : frames) {
      for (double value : frame) {
        greatest = Math.max(greatest, value);
      }
    }
    held.addAll(frames);
    return List.of();
  }

  @Override
  public List<double[]> finish() {
    for (double[] frame : held) {
      for (int i = 0; i < frame.length; i++) {
        frame[i] = Math.max(frame[i], greatest - range);
      }
    }
    return held;
  }
}
