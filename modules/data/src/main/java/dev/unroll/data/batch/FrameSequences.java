package dev.unroll.data.batch;

/** Labelled sequences of frames, such as recordings with their transcripts. */
public interface FrameSequences {
  /** How many there are. */
  int size();

  /** About how many frames a sequence has; sequences of like length share a batch. */
  int length(int index);

  /** Labels of a sequence; may be none. */
  int[] labels(int index);

  /**
   * Frames of a sequence, [T][F] with T and F at least 1; not changed by anybody.
   *
   * @param epoch counts from 0; where frames are altered by chance, each epoch has its own
   */
  float[][] frames(int index, int epoch);
}
