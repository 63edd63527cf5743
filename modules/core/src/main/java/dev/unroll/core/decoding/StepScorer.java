package dev.unroll.core.decoding;

/**
 * What decoding needs to know of a network: scores of the next token for many sequences at once.
 *
 * <p>A scorer stands for one batch of N sentences whose encoder (if there is one) has already run.
 * It holds the recurrent state of each row of the call before; a call first gathers those states by
 * {@code parents}, then feeds {@code tokens} through one step. Rows come and go as sequences branch
 * and end; those of a sentence lie together, sentences in rising order.
 */
public interface StepScorer {
  /** N, the sentences of this batch; at least 1. */
  int sentences();

  /** V, the length of a row of scores. */
  int vocabularySize();

  /**
   * Scores what may follow each of R sequences.
   *
   * <p>With step 0 the scorer goes back to the state before the first token, whose row i belongs to
   * sentence i; then R = N and {@code parents[i] = i}, and {@code tokens} holds the start symbol (a
   * scorer with a prompt of its own for each sentence may go by the prompts' last tokens).
   *
   * @param step 0, 1, 2, .. ; how many tokens each sequence has so far, start not counted
   * @param sentences int [R] the sentence of each row, to find its encoder states or its image
   * @param parents int [R] the row of the previous call that each row continues; several rows may
   *     continue one, and some are continued by none
   * @param tokens int [R] the last token of each row
   * @param logProbabilities float [R][V] to be filled with natural logarithms of probabilities, all
   *     &lt;= 0, -Infinity for never; instead of filling a row, an array of the scorer's own may be
   *     put in its place, which is then no longer the scorer's
   */
  void score(int step, int[] sentences, int[] parents, int[] tokens, float[][] logProbabilities);
}
