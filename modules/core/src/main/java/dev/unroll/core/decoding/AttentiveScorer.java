package dev.unroll.core.decoding;

/**
 * A scorer that also tells where it looked: what a coverage penalty, a picture of the alignment and
 * the replacement of unknown words need.
 */
public interface AttentiveScorer extends StepScorer {
  /**
   * The attention with which a row of the last call of {@link #score} was computed. Asked for only
   * where the row is continued or ends.
   *
   * @param row in [0, R) of that call
   * @return float [S], S &gt;= 1 the source positions of the row's sentence, each in [0, 1];
   *     without padding, so of the same length at every step of a sentence, though not of every
   *     sentence. The array is kept as it is: the scorer must make a new one for every call and not
   *     change it
   */
  float[] attention(int row);
}
