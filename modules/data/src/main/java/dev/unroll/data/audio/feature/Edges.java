package dev.unroll.data.audio.feature;

/** What happens where a frame reaches beyond the signal. */
public enum Edges {
  /**
   * Only frames that lie within it: {@code 1 + (n - window) / hop}, or none. librosa's {@code
   * center=False} where the transform has no more points than the window.
   */
  SNIP,
  /** {@code (n + hop / 2) / hop} frames, each in the middle of its hop; the signal is mirrored. */
  MIRROR,
  /**
   * {@code 1 + n / hop} frames, each with its middle at the beginning of its hop, zeros beyond the
   * signal; none of an empty one. librosa's {@code center=True}.
   */
  ZEROS
}
