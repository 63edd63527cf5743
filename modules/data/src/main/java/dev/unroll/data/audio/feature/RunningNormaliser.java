package dev.unroll.data.audio.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * Scales each column by the mean and variance of the frames so far, older ones counting less: frame
 * t - k has weight e^(-k/300). The first 50 frames wait for each other and are scaled alike, since
 * a single frame has no variance. With frames of 10 ms these are 3 s and 0.5 s.
 */
final class RunningNormaliser implements Stage {
  private static final int MEMORY = 300;
  private static final int START = 50;

  /** In silence nothing varies; what breaks it must not become immense. */
  private static final double LEAST_DEVIATION = 0.1;

  private final List<double[]> waiting = new ArrayList<>();
  private final double[] mean;
  private final double[] variance;
  private double weight;
  private boolean started;

  RunningNormaliser(int width) {
    mean = new double[width];
    variance = new double[width];
  }

  @Override
  public List<double[]> accept(List<double[]> frames) {
    List<double[]> ready = new ArrayList<>();
    for (double[] frame : frames) {
      count(frame);
      waiting.add(frame);
      if (started || waiting.size() == START) {
        started = true;
        ready.addAll(scaled());
      }
    }
    return ready;
  }

  @Override
  public List<double[]> finish() {
    return scaled();
  }

  /** West 1979, "Updating mean and variance estimates", with weights that decay. */
  private void count(double[] frame) {
    weight = weight * Math.exp(-1.0 / MEMORY) + 1;
    for (int column = 0; column < mean.length; column++) {
      double off = frame[column] - mean[column];
      mean[column] += off / weight;
      double spread = off * (frame[column] - mean[column]);
      variance[column] += (spread - variance[column]) / weight;
    }
  }

  private List<double[]> scaled() {
    List<double[]> ready = new ArrayList<>(waiting);
    waiting.clear();
    for (double[] frame : ready) {
      for (int column = 0; column < mean.length; column++) {
        double deviation = Math.max(Math.sqrt(variance[column]), LEAST_DEVIATION);
        frame[column] = (frame[column] - mean[column]) / deviation;
      }
    }
    return ready;
  }
}
