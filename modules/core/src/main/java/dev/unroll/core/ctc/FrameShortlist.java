package dev.unroll.core.ctc;

import java.util.Arrays;

/** The labels that may continue a prefix in one frame. Reused between frames. */
final class FrameShortlist {
  private final int blank;
  private final int most;
  private final double cutoff;
  private final int[] labels;
  private final float[] sorted;
  private int size;

  FrameShortlist(Alphabet alphabet, PrefixBeamOptions options) {
    blank = alphabet.blank();
    most = options.symbols() == 0 ? alphabet.size() : options.symbols();
    cutoff = options.cutoff();
    labels = new int[alphabet.size()];
    sorted = new float[alphabet.size()];
  }

  /** Chooses by {@code frame} float [K] log-probabilities. */
  void choose(float[] frame) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (float score : frame) {
      greatest = Math.max(greatest, score);
    }
    double least = greatest - cutoff;
    size = 0;
    for (int label = 0; label < frame.length; label++) {
      if (label != blank && frame[label] > Float.NEGATIVE_INFINITY && frame[label] >= least) {
        sorted[size] = frame[label];
        labels[size++] = label;
      }
    }
    if (size > most) {
      Arrays.sort(sorted, 0, size);
      keepAbove(frame, sorted[size - most]);
    }
  }

  /** Keeps what is above {@code threshold}, and as many equal to it as there is room for. */
  private void keepAbove(float[] frame, float threshold) {
    int above = 0;
    for (int i = 0; i < size; i++) {
      above += frame[labels[i]] > threshold ? 1 : 0;
    }
    int equal = most - above;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      float score = frame[labels[i]];
      if (score > threshold || (score == threshold && equal-- > 0)) {
        labels[kept++] = labels[i];
      }
    }
    size = kept;
  }

  int size() {
    return size;
  }

  int label(int i) {
    return labels[i];
  }
}
