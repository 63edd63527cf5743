package dev.unroll.data.audio.feature;

/** What a frame holds. */
public enum FeatureKind {
  /** Logarithms of the power in bands of equal width in mel. */
  LOG_MEL,
  /** Cepstral coefficients: the cosine transform of the former, lowest first. */
  MFCC
}
