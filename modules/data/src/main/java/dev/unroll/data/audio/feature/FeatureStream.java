package dev.unroll.data.audio.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes frames of a signal that is still coming. Together its frames are those of the whole signal,
 * to the bit, whatever the pieces. A frame comes when nothing later can change it: each order of
 * deltas waits for two frames, {@link Normalisation#RUNNING} for the first 50, and {@link
 * Normalisation#UTTERANCE} for the end. Not thread-safe.
 */
public final class FeatureStream {
  private final Windows windows;
  private final FrameAnalysis analysis;
  private final List<Deltas> deltas = new ArrayList<>();
  private final Normaliser normaliser;

  FeatureStream(FeatureOptions options) {
    windows = new Windows(options.framing());
    analysis = new FrameAnalysis(options);
    for (int order = 0; order < options.deltas(); order++) {
      deltas.add(new Deltas(options.columns()));
    }
    normaliser = Normaliser.of(options);
  }

  /** All of {@code samples}, as {@link #accept(float[], int)} takes them. */
  public float[][] accept(float[] samples) {
    return accept(samples, samples.length);
  }

  /**
   * Takes the next piece of the signal.
   *
   * @param samples in [-1, 1], at the rate of the options; the first {@code count} of it are the
   *     piece; not kept
   * @return float [T, F] the frames that are ready, perhaps none; the caller's own
   */
  public float[][] accept(float[] samples, int count) {
    List<double[]> frames = analysed(windows.accept(samples, count));
    for (Deltas order : deltas) {
      frames = order.accept(frames);
    }
    return floats(normaliser.accept(frames));
  }

  /**
   * The frames that waited for the end; then nothing more may come.
   *
   * @return float [T, F], the caller's own
   */
  public float[][] finish() {
    List<double[]> frames = analysed(windows.finish());
    for (Deltas order : deltas) {
      frames = order.accept(frames);
      frames.addAll(order.finish());
    }
    List<double[]> ready = new ArrayList<>(normaliser.accept(frames));
    ready.addAll(normaliser.finish());
    return floats(ready);
  }

  private List<double[]> analysed(List<float[]> cut) {
    List<double[]> frames = new ArrayList<>(cut.size());
    for (float[] frame : cut) {
      frames.add(analysis.values(frame));
    }
    return frames;
  }

  private static float[][] floats(List<double[]> frames) {
    float[][] floats = new float[frames.size()][];
    for (int t = 0; t < floats.length; t++) {
      double[] frame = frames.get(t);
      floats[t] = new float[frame.length];
      for (int f = 0; f < frame.length; f++) {
        floats[t][f] = (float) frame[f];
      }
    }
    return floats;
  }
}
