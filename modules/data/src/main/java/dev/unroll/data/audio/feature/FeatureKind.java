package dev.unroll.data.audio.feature;

/** What a frame holds. */
public enum FeatureKind {
  /** Logarithms of bands of equal width in mel, or the bands themselves; see {@link Level}. */
  LOG_MEL,
  /** Cepstral coefficients: the cosine transform of the former, lowest first. */
  MFCC
}
