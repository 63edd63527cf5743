package dev.unroll.data.audio.feature;

/**
 * Whether a frame holds the logarithm of its energy: before all bands of LOG_MEL, in place of the
 * first coefficient of MFCC.
 */
public enum Energy {
  NONE,
  /** Of the frame as it is, without its mean unless the form keeps that. */
  RAW,
  /** After pre-emphasis and window. */
  WINDOWED
}
