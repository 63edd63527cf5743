package dev.unroll.data.audio.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes frames of a signal that is still coming. Together its frames are those of the whole signal,
 * to the bit, whatever the pieces. A frame comes when nothing later can change it: deltas wait for
 * two frames for each order or for four in all, see {@link Slopes}, {@link Normalisation#RUNNING}
 * for the first 50, and what needs the whole recording for the end, see {@link
 * FeatureOptions#waitsForTheEnd}. Not thread-safe.
 */
public final class FeatureStream {
  private final Windows windows;
  private final FrameAnalysis analysis;
  private final List<Stage> stages = new ArrayList<>();

  FeatureStream(FeatureOptions options) {
    windows = new Windows(options.framing());
    analysis = new FrameAnalysis(options);
    if (options.form().range() > 0) {
      stages.add(new LevelRange(options.form().range()));
    }
    if (options.kind() == FeatureKind.MFCC) {
      stages.add(new Cepstrum(options));
    }
    stages.addAll(options.form().slopes().stages(options.columns(), options.deltas()));
    switch (options.normalisation()) {
      case NONE -> {}
      case MEAN -> stages.add(new UtteranceNormaliser(options.width(), false));
      case UTTERANCE -> stages.add(new UtteranceNormaliser(options.width(), true));
      case RUNNING -> stages.add(new RunningNormaliser(options.width()));
    }
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
    for (Stage stage : stages) {
      frames = stage.accept(frames);
    }
    return floats(frames);
  }

  /**
   * The frames that waited for the end; then nothing more may come.
   *
   * @return float [T, F], the caller's own
   */
  public float[][] finish() {
    List<double[]> frames = analysed(windows.finish());
    for (Stage stage : stages) {
      List<double[]> all = new ArrayList<>(stage.accept(frames));
      all.addAll(stage.finish());
      frames = all;
    }
    return floats(frames);
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
