package dev.unroll.benchmarks.work;

/** Kinds of work; a step is what one call of {@link Contender#step} does. */
public enum Work {
  /** A step trains on N rows of T ids, from a zero state. */
  TRAIN,
  /** A step trains a bidirectional network on N rows of at most T frames with a label each. */
  TRAIN_FRAMES,
  /** A step reads one id for each of N rows into the carried state and computes the logits. */
  GENERATE,
  /** A step is T products of square matrices with edge H, on all processors. */
  MULTIPLY
}
