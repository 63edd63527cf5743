package dev.unroll.autoencoder.index;

/** How a file holds the vectors [M, D] of M sentences. */
public enum VectorFormat {
  /** NumPy's NPY 1.0, float32 in 'c' order, the vectors alone. */
  NPY,

  /** Comma-separated (RFC 4180), a line for each sentence, which comes first; with a heading. */
  CSV,

  /** JSON Lines: {@code {"sentence": "...", "vector": [...]}}. */
  JSONL
}
