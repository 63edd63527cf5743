package dev.unroll.data.audio.feature;

/** What happens where a frame reaches beyond the signal. */
public enum Edges {
  /** Only frames that lie within it: {@code 1 + (n - window) / hop}, or none. */
  SNIP,
  /** {@code (n + hop / 2) / hop} frames, each in the middle of its hop; the signal is mirrored. */
  MIRROR
}
