package dev.unroll.data.audio.feature;

/** The scale of the bands. */
public enum Level {
  /** The program's logarithm. */
  LOGARITHM,
  /** The sums themselves, for those who compress them in another way. */
  LINEAR
}
