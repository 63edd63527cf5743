package dev.unroll.data.audio.feature;

/** How each column of the frames is scaled. */
public enum Normalisation {
  NONE,
  /** Mean 0 over the recording, which must end first. */
  MEAN,
  /** Mean 0 and variance 1 over the recording, which must end first. */
  UTTERANCE,
  /** By the mean and variance of the last seconds, for streams; see {@code RunningNormaliser}. */
  RUNNING
}
