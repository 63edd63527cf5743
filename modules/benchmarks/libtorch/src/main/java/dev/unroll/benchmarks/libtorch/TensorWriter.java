package dev.unroll.benchmarks.libtorch;

import org.bytedeco.pytorch.Tensor;

/**
 * What writes the sentences of a batch on tensors, a step at a time, as many rows for each sentence
 * as for any other, sentence after sentence.
 *
 * @param <S> where its rows are after a step
 */
interface TensorWriter<S> {
  /** N. */
  long sentences();

  /** Before anything is written, a row for each sentence. */
  S first();

  /**
   * Goes a step.
   *
   * @param before ids of the tokens before, long [M]
   */
  S step(Tensor before, S state);

  /** Logits [M, V] of what follows. */
  Tensor logits(S state);

  /** These rows, long [R]. */
  S of(S state, Tensor rows);
}
